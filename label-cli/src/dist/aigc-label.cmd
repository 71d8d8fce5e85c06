@echo off
rem Starts the command line where it was unpacked. Needs Java 17 or newer and nothing else.
rem AIGC_LABEL_HEAP: heap of batch and serve, 512m by default. AIGC_LABEL_CACHE: folder of the start-up archive, or none.
setlocal EnableExtensions DisableDelayedExpansion
set "APP=%~dp0"
for %%j in ("%APP%lib\label-cli-*.jar") do set "JAR=%%~fj"
for %%j in ("%JAR%") do set "NAME=%%~nxj"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not "%JAVA%"=="java" goto found
where java >nul 2>nul
if errorlevel 1 (
  echo aigc-label: Java is needed: install JDK or JRE 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 70
)
:found

set "CACHE=%AIGC_LABEL_CACHE%"
if not defined CACHE set "CACHE=%LOCALAPPDATA%\aigc-label"
set "ARCHIVE=%CACHE%\%NAME%.jsa"
if /i "%CACHE%"=="none" goto run
if exist "%ARCHIVE%" goto run
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
rem A shared archive of the loaded classes halves the start; the folder is the lock.
mkdir "%ARCHIVE%.lock" 2>nul || goto run
echo aigc-label: preparing quick starts, a few seconds, once ... 1>&2
set "WARM=%ARCHIVE%.lock"
"%JAVA%" -XX:DumpLoadedClassList="%WARM%\classes" -XX:TieredStopAtLevel=1 -cp "%JAR%" org.aigclabel.cli.Main demo --quiet "%WARM%\demo" >nul 2>nul
"%JAVA%" -XX:DumpLoadedClassList="%WARM%\more" -XX:TieredStopAtLevel=1 -cp "%JAR%" org.aigclabel.cli.Main verify "%WARM%\demo\labelled.jpg" >nul 2>nul
type "%WARM%\more" >>"%WARM%\classes" 2>nul
"%JAVA%" -Xshare:dump -XX:SharedClassListFile="%WARM%\classes" -XX:SharedArchiveFile="%WARM%\archive" -cp "%JAR%" >nul 2>nul
if not exist "%WARM%\archive" type nul >"%WARM%\archive"
move /y "%WARM%\archive" "%ARCHIVE%" >nul 2>nul
rmdir /s /q "%WARM%" 2>nul

:run
set "TUNING=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData"
if not defined AIGC_LABEL_HEAP set "AIGC_LABEL_HEAP=512m"
if /i "%~1"=="batch" set "TUNING=-Xmx%AIGC_LABEL_HEAP% -XX:+UseParallelGC"
if /i "%~1"=="serve" set "TUNING=-Xmx%AIGC_LABEL_HEAP% -XX:+UseParallelGC"
"%JAVA%" %TUNING% -Xshare:auto -XX:SharedArchiveFile="%ARCHIVE%" -Xlog:disable -Xlog:all=error:stderr -Djava.awt.headless=true %AIGC_LABEL_JAVA_OPTIONS% -cp "%JAR%" org.aigclabel.cli.Main %*
exit /b %ERRORLEVEL%
