package org.aigclabel.image.heif;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.ffmpeg.Ffmpeg;

/** Makes HEIC and AVIF files of pictures that FFmpeg encodes. */
final class StillMaker {

  private static final byte[] HANDLER =
      IsoBoxes.fullBox(
          "hdlr", 0, 0, new byte[4], "pict".getBytes(StandardCharsets.US_ASCII), new byte[13]);

  private record Item(int id, String type, byte[] data, List<Integer> properties) {}

  private final List<byte[]> properties = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<byte[]> references = new ArrayList<>();

  /** Returns pictures of one size with a ramp in them. */
  static Frames ramps(String model, int width, int height, int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        "YUV4MPEG2 W%d H%d F25:1 Ip A1:1 %s\n"
            .formatted(width, height, model)
            .getBytes(StandardCharsets.US_ASCII));
    boolean deep = model.contains("10");
    boolean colour = !model.startsWith("Cmono");
    for (int i = 0; i < count; i++) {
      out.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          sample(out, deep, 60 + (x + y) % 128);
        }
      }
      for (int n = 0; colour && n < width * height / 2; n++) {
        sample(out, deep, 100);
      }
    }
    return Frames.read(new ByteArrayInputStream(out.toByteArray()), 1 << 24);
  }

  private static void sample(ByteArrayOutputStream out, boolean deep, int value) {
    int wide = deep ? value << 2 : value;
    out.write(wide);
    if (deep) {
      out.write(wide >> 8);
    }
  }

  static StillStream encoded(StillCodec codec, Frames frames) throws IOException {
    return StillStream.encoded(
        Ffmpeg.installed(ffmpeg -> codec.encoder(ffmpeg).isPresent()).orElseThrow(),
        codec,
        frames,
        new StillStream.Colours(1, 13, 6));
  }

  /** Adds a property and returns its number. */
  int property(byte[] box) {
    properties.add(box);
    return properties.size();
  }

  /** Adds an item and returns its number. */
  int item(String type, byte[] data, Integer... numbers) {
    items.add(new Item(items.size() + 1, type, data, List.of(numbers)));
    return items.size();
  }

  /** Adds a reference. */
  void refer(String type, int from, int... to) {
    ByteBuffer entry =
        ByteBuffer.allocate(4 + 2 * to.length).putShort((short) from).putShort((short) to.length);
    for (int one : to) {
      entry.putShort((short) one);
    }
    references.add(IsoBoxes.box(type, entry.array()));
  }

  static byte[] size(int width, int height) {
    return IsoBoxes.fullBox(
        "ispe", 0, 0, ByteBuffer.allocate(8).putInt(width).putInt(height).array());
  }

  static byte[] nclx() {
    return IsoBoxes.box(
        "colr", "nclx".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 1, 0, 13, 0, 6, 0});
  }

  byte[] file(String brand, int primary) {
    byte[] type =
        IsoBoxes.box("ftyp", (brand + "\0\0\0\0mif1" + brand).getBytes(StandardCharsets.US_ASCII));
    int data = type.length + meta(0, primary).length + 8;
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    items.forEach(item -> pictures.writeBytes(item.data()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(type);
    out.writeBytes(meta(data, primary));
    out.writeBytes(IsoBoxes.box("mdat", pictures.toByteArray()));
    return out.toByteArray();
  }

  private byte[] meta(int data, int primary) {
    ByteArrayOutputStream infos = new ByteArrayOutputStream();
    ByteArrayOutputStream places = new ByteArrayOutputStream();
    ByteArrayOutputStream links = new ByteArrayOutputStream();
    int at = data;
    for (Item item : items) {
      byte[] name = (item.type() + "\0").getBytes(StandardCharsets.US_ASCII);
      infos.writeBytes(
          IsoBoxes.fullBox("infe", 2, 0, new byte[] {0, (byte) item.id(), 0, 0}, name));
      places.writeBytes(
          ByteBuffer.allocate(14)
              .putShort((short) item.id())
              .putShort((short) 0)
              .putShort((short) 1)
              .putInt(at)
              .putInt(item.data().length)
              .array());
      links.writeBytes(new byte[] {0, (byte) item.id(), (byte) item.properties().size()});
      item.properties().forEach(links::write);
      at += item.data().length;
    }
    byte[] count = {0, (byte) items.size()};
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    properties.forEach(all::writeBytes);
    ByteArrayOutputStream related = new ByteArrayOutputStream();
    references.forEach(related::writeBytes);
    return IsoBoxes.fullBox(
        "meta",
        0,
        0,
        HANDLER,
        IsoBoxes.fullBox("pitm", 0, 0, new byte[] {0, (byte) primary}),
        IsoBoxes.fullBox("iinf", 0, 0, count, infos.toByteArray()),
        IsoBoxes.fullBox("iloc", 0, 0, new byte[] {0x44, 0}, count, places.toByteArray()),
        IsoBoxes.fullBox("iref", 0, 0, related.toByteArray()),
        IsoBoxes.box(
            "iprp",
            IsoBoxes.box("ipco", all.toByteArray()),
            IsoBoxes.fullBox("ipma", 0, 0, new byte[] {0, 0}, count, links.toByteArray())));
  }
}
