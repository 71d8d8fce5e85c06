package org.aigclabel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Label;
import org.aigclabel.cli.commands.App;
import org.aigclabel.cli.terminal.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read on the page of a batch, in Chinese and in English. */
class HtmlReportTest {

  private static final String HOSTILE = "x\u202Egpj.<img src=x onerror=alert(1)>&'.png";

  /** What may stand in Latin letters on a Chinese page: names of things that have no other. */
  private static final List<String> NAMES =
      List.of(
          ("English aigc-label development AI GB Label JSON XMP IPTC RFC Exif png.xmp png.text"
                  + " ContentProducer ProduceID ContentPropagator PropagateID"
                  + " png tiff a b c d e f g h i j E A")
              .split(" "));

  @TempDir Path folder;
  private Path files;

  @BeforeEach
  void make() throws IOException {
    files = Files.createDirectory(folder.resolve("in"));
    Files.write(files.resolve(HOSTILE), Checks.labelled(Pictures.plain()));
    Files.write(files.resolve("plain.png"), Pictures.saying("AI生成", 20, 700, 520));
    Files.write(files.resolve("damaged.tif"), new byte[] {0x49, 0x49, 0x2A, 0, -1, -1, -1, 0x7F});
    Files.write(files.resolve("strange.png"), Pictures.with("tEXt", "AIGC\0{\"Label\":\"<b>\"}"));
    Files.writeString(files.resolve("unknown.bin"), "\0\1\2\3");
    Label passedOn = Checks.LABEL.propagated("001191110000MADEM0003220000", "post-7", "");
    Files.write(
        files.resolve("传播.png"), Pictures.with("tEXt", "AIGC\0" + passedOn.toWrappedJson()));
  }

  private String page(String... more) throws IOException {
    Path report = folder.resolve("r.html");
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Locale.CHINESE, Map.of());
    String[] call = {"batch", "verify", files.toString(), "--report", report.toString()};
    String[] all = java.util.Arrays.copyOf(call, call.length + more.length);
    System.arraycopy(more, 0, all, call.length, more.length);
    App.run(terminal, all);
    return Files.readString(report, StandardCharsets.UTF_8);
  }

  /** What a reader sees in one language, without file data and codes. */
  private static String shown(String page, String other) {
    return page.replaceAll("(?s)<style>.*?</style>|<title>.*?</title>", "")
        .replaceAll("(?s)<bdi>.*?</bdi>|<code>.*?</code>|<h2>.*?</h2>", "")
        .replaceAll("<span class=\"" + other + "\"[^>]*>.*?</span>", "")
        .replaceAll("(?s)<[^>]*>", " ")
        .replaceAll("&\\w+;", " ");
  }

  @Test
  void html_inChinese_noEnglishButNames() throws IOException {
    String text = shown(page("--ocr"), "en").replaceAll("技术细节：[^。]*。", "");
    Set<String> strange = new TreeSet<>();
    Matcher words = Pattern.compile("[A-Za-z0-9._-]+").matcher(text);
    while (words.find()) {
      String word = words.group();
      if (word.matches("[^0-9]*[A-Za-z][^0-9]*") && !NAMES.contains(word)) {
        strange.add(word);
      }
    }
    assertEquals(Set.of(), strange, text);
    assertTrue(text.contains("平台处置") && text.contains("第六条第一项"), text);
  }

  @Test
  void html_inEnglish_noChineseButTermsAndLabels() throws IOException {
    String text = shown(page("--ocr"), "zh");
    text = text.replaceAll("属于|可能|疑似|未检出|无法判定|中文|国信办通字〔2025〕2号|AI生成|“[^”]*”|\"[^\"]*\"", "");
    Matcher han = Pattern.compile(".{0,30}[\\p{IsHan}，。；：]+.{0,30}").matcher(text);
    List<String> strange = han.results().map(r -> r.group()).toList();
    assertEquals(List.of(), strange);
    assertTrue(text.contains("Measures Art. 6 (1)"), text);
  }

  @Test
  void html_eachFile_saysVerdictAdviceAndHands() throws IOException {
    String page = page();
    String card = page.substring(page.indexOf("传播.png"));
    card = card.substring(0, card.indexOf("</article>"));
    assertTrue(card.contains("属于：元数据明确标明为生成合成内容"), card);
    assertTrue(card.contains("001191110000MADEM0003220000（组织 91110000MADEM00032）"), card);
    assertTrue(card.contains("传播编号") && card.contains("post-7"), card);
    assertTrue(page.contains("写入 Label 值 3"), "no advice for what is suspected");
    assertTrue(page.contains("共 6 个文件"), "no sum");
  }

  @Test
  void html_noFiles_saysSo() throws IOException {
    try (var found = Files.list(files)) {
      for (Path file : found.toList()) {
        Files.delete(file);
      }
    }
    String page = page();
    assertTrue(page.contains("没有找到文件。") && page.contains("No file was found."), page);
    assertTrue(page.endsWith("</html>\n"));
  }

  @Test
  void html_hostileNamesAndLabels_stayText() throws IOException {
    String page = page();
    assertFalse(page.contains("<img src=x"), "markup in a name");
    assertFalse(page.contains("<b>"), "markup in a label");
    assertFalse(page.contains("\u202E"), "a turned name");
    assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;&amp;&#39;.png"), page);
    assertFalse(page.contains("<script"), "a script");
    assertFalse(page.matches("(?s).*(src|href)=\"(?!data:image/jpeg;base64,).*"), "a link");
  }

  @Test
  void html_labelOnAPicture_boxed() throws IOException {
    String page = page("--ocr");
    assertTrue(page.contains("<svg viewBox=\"0 0 900 600\"><rect x=\""), "no box");
  }
}
