import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aigclabel.MediaSource;
import org.aigclabel.audio.cue.CueDetector;
import org.aigclabel.explicit.ExplicitFinding;

/**
 * Makes programmes with and without cues ({@code make FOLDER SPEECH.wav MINUTES}) and counts what the detector finds in
 * files ({@code find FILES}): those whose name begins with {@code yes} hold one cue, those with {@code no} none.
 */
public class CueFinding {
  static final int RATE = 16_000;
  static final String[] CODES = (".- -... -.-. -.. . ..-. --. .... .. .--- -.- -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..").split(" ");

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("make")) {
      make(Path.of(arguments[1]), read(Path.of(arguments[2])), Integer.parseInt(arguments[3]));
    } else {
      find(List.of(arguments).subList(1, arguments.length));
    }
  }

  static double rms(float[] sound) {
    double power = 0;
    for (float s : sound) power += s * s / sound.length;
    return Math.sqrt(power);
  }

  static void make(Path folder, float[] speech, int minutes) throws IOException {
    List<Path> clips;
    try (var listed = Files.list(folder.resolve("clips"))) {
      clips = listed.sorted().toList();
    }
    float[] music = music(minutes * 60, 1);
    Map<String, float[]> under = new TreeMap<>(Map.of("music", music, "speech", speech, "noise", noise(120, 2)));
    Random random = new Random(3);
    for (var programme : under.entrySet()) {
      for (int snr : new int[] {20, 15, 10, 5, 0, -5, -10, -20}) {
        for (double speed : new double[] {0.8, 0.9, 1, 1.1, 1.2}) {
          for (int pitch : new int[] {500, 800, 1500}) {
            float[] sound = new float[6 * RATE];
            int from = random.nextInt(programme.getValue().length - sound.length);
            System.arraycopy(programme.getValue(), from, sound, 0, sound.length);
            double rms = Math.max(1e-3, rms(sound));
            double level = Math.sqrt(2) * rms * Math.pow(10, snr / 20.0);
            double scale = 0.7 / (level + 4 * rms);
            for (int i = 0; i < sound.length; i++) sound[i] *= scale;
            key(sound, ".-..", RATE * 2, new double[] {pitch, 0.12 / speed, level * scale});
            write(folder.resolve(String.format(Locale.ROOT, "yes-rhythm %s %+d dB_%.1f_%d.wav", programme.getKey(), snr, speed, pitch)), sound);
          }
        }
        for (Path clip : clips) {
          float[] voice = read(clip);
          float[] sound = new float[voice.length + 2 * RATE];
          int from = random.nextInt(programme.getValue().length - sound.length);
          System.arraycopy(programme.getValue(), from, sound, 0, sound.length);
          double scale = rms(voice) / Math.max(1e-3, rms(sound)) * Math.pow(10, -snr / 20.0);
          for (int i = 0; i < sound.length; i++) sound[i] *= scale;
          for (int i = 0; i < voice.length; i++) sound[RATE + i] += voice[i];
          for (int i = 0; i < sound.length; i++) sound[i] *= 0.5;
          String[] name = clip.getFileName().toString().split("-", 2);
          write(folder.resolve(String.format("yes-voice %s %s %+d dB_%s", name[0], programme.getKey(), snr, name[1])), sound);
        }
      }
    }
    write(folder.resolve("no-music.wav"), music);
    write(folder.resolve("no-morse.wav"), morse(minutes * 60, 4));
    write(folder.resolve("no-noise.wav"), noise(minutes * 6, 5));
  }

  static void key(float[] sound, String code, int start, double[] pitchDotLevel) {
    double at = start;
    for (char c : code.toCharArray()) {
      int length = (int) (pitchDotLevel[1] * RATE * (c == '.' ? 1 : c == '-' ? 3 : 0));
      for (int i = 0; i < length && at + i < sound.length; i++) {
        double edge = Math.min(1, Math.min(i, length - 1 - i) / (0.006 * RATE));
        sound[(int) at + i] += (float) (edge * pitchDotLevel[2] * Math.sin(2 * Math.PI * pitchDotLevel[0] * i / RATE));
      }
      at += length + (c == ' ' ? 2 : 1) * pitchDotLevel[1] * RATE;
    }
  }

  /** Words of all letters but L, which is the rhythm itself, and of L within words. */
  static float[] morse(int seconds, int seed) {
    Random random = new Random(seed);
    float[] sound = new float[seconds * RATE];
    for (int at = RATE; at < sound.length - 30 * RATE; ) {
      StringBuilder word = new StringBuilder();
      int letters = 1 + random.nextInt(7);
      for (int i = 0; i < letters; i++) word.append(CODES[random.nextInt(CODES.length)]).append(' ');
      if (letters > 2 && random.nextBoolean()) word.insert(word.indexOf(" ") + 1, ".-.. ");
      double dot = 0.05 + 0.12 * random.nextDouble();
      key(sound, word.toString(), at, new double[] {400 + random.nextInt(800), dot, 0.2 + 0.5 * random.nextDouble()});
      at += (int) ((word.length() * 3.5 + 7) * dot * RATE);
    }
    return sound;
  }

  /** Melody over chords over drums, four bars of a key after another. */
  static float[] music(int seconds, int seed) {
    Random random = new Random(seed);
    float[] sound = new float[seconds * RATE];
    int[] scale = {0, 2, 4, 5, 7, 9, 11};
    for (double bar = 0; bar < seconds - 10; ) {
      double beat = 0.3 + 0.4 * random.nextDouble();
      int root = 40 + random.nextInt(24);
      int voice = random.nextInt(4);
      for (double t = 0; t < 16; t += random.nextInt(4) == 0 ? 0.5 : 1) {
        note(sound, bar + t * beat, beat * (random.nextInt(3) == 0 ? 0.9 : 0.45), root + 24 + scale[random.nextInt(7)], voice, 0.25);
        if (t % 4 == 0) for (int i = 0; i < 3; i++) note(sound, bar + t * beat, 4 * beat, root + 12 + scale[i * 2], 3 - voice, 0.08);
        for (int i = 0; random.nextInt(3) > 0 && i < RATE / 12; i++) {
          int place = (int) ((bar + t * beat) * RATE) + i;
          sound[place] += (float) (random.nextGaussian() * 0.1 * Math.exp(-i / 150.0));
        }
      }
      bar += 16 * beat;
    }
    return sound;
  }

  static void note(float[] sound, double start, double length, int key, int voice, double level) {
    double pitch = 440 * Math.pow(2, (key - 69) / 12.0);
    int count = (int) (length * RATE);
    for (int i = 0; i < count && start * RATE + i < sound.length; i++) {
      double edge = Math.min(1, Math.min(i, count - 1 - i) / (0.01 * RATE)) * (voice == 1 ? Math.exp(-3.0 * i / count) : 1);
      double sum = 0;
      for (int h = 1; h <= new int[] {1, 3, 6, 2}[voice]; h++) sum += Math.sin(2 * Math.PI * pitch * h * i / RATE) / h;
      sound[(int) (start * RATE) + i] += (float) (level * edge * sum);
    }
  }

  static float[] noise(int seconds, int seed) {
    Random random = new Random(seed);
    float[] sound = new float[seconds * RATE];
    double low = 0;
    for (int i = 0; i < sound.length; i++) {
      low += 0.1 * (random.nextGaussian() - low);
      sound[i] = (float) (0.2 * low + 0.05 * random.nextGaussian());
    }
    return sound;
  }

  static void find(List<String> files) throws IOException {
    Map<String, int[]> table = new TreeMap<>();
    int alarms = 0;
    for (String file : files) {
      Path path = Path.of(file);
      String name = path.getFileName().toString();
      List<ExplicitFinding> found;
      try (MediaSource source = MediaSource.of(path)) {
        found = new CueDetector().detect(source);
      } catch (IOException e) {
        System.out.println("not heard: " + name + ": " + e.getMessage());
        continue;
      }
      if (name.startsWith("yes-")) {
        String row = name.substring(4, name.indexOf('_')) + name.replaceFirst("^.*?(\\.\\w+)$", " $1").replace(" .wav", "");
        int[] cells = table.computeIfAbsent(row, r -> new int[3]);
        cells[0]++;
        cells[1] += found.stream().anyMatch(f -> f.kind().equals(name.substring(4, name.indexOf(' ')))) ? 1 : 0;
        cells[2] += Math.max(0, found.size() - 1);
        if (System.getenv("LOUD") != null) System.out.println(name + " " + found.stream().map(ExplicitFinding::confidence).toList());
      } else if (!found.isEmpty()) {
        alarms += found.size();
        System.out.println("FALSE ALARM " + name + " " + found);
      }
    }
    table.forEach((row, cells) -> System.out.printf("| %-36s | %3d of %3d | %d more |%n", row, cells[1], cells[0], cells[2]));
    System.out.println(files.size() + " files, false alarms: " + alarms);
  }

  static float[] read(Path wav) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
    float[] sound = new float[(bytes.capacity() - 44) / 2];
    for (int i = 0; i < sound.length; i++) sound[i] = bytes.getShort(44 + 2 * i) / 32_768f;
    return sound;
  }

  static void write(Path path, float[] sound) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * sound.length).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * sound.length);
    for (float s : sound) bytes.putShort((short) Math.round(Math.max(-1, Math.min(1, s)) * 32_767));
    Files.write(path, bytes.array());
  }
}
