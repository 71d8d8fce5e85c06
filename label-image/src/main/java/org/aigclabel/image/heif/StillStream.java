package org.aigclabel.image.heif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegJob;
import org.aigclabel.ffmpeg.Workspace;

/**
 * Coded pictures that share a decoder configuration.
 *
 * @param codec what they are coded in
 * @param config the payload of their configuration property
 * @param pictures the data of each
 */
record StillStream(StillCodec codec, byte[] config, List<byte[]> pictures) {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Bytes between the header of a sample entry for video and its boxes. */
  private static final int ENTRY = 78;

  /** How colours are coded: primaries, transfer and matrix by ISO/IEC 23091-2. */
  record Colours(int primaries, int transfer, int matrix) {

    /** What says nothing of colours. */
    static final Colours UNSAID = new Colours(2, 2, 2);

    /** Reads a box {@code colr} of the kind {@code nclx}. */
    static Colours of(MediaSource source, Box nclx) throws IOException {
      long at = nclx.payload() + 4;
      return new Colours(source.u16(at), source.u16(at + 2), source.u16(at + 4));
    }
  }

  private byte[] bare() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] picture : pictures) {
      codec.append(config, picture, stream);
    }
    return stream.toByteArray();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-protocol_whitelist", "pipe", "-xerror"));
    arguments.addAll(List.of("-f", codec.demuxer(), "-i", "pipe:0", "-map", "0:v"));
    return arguments;
  }

  /** Returns how the stream itself says that its colours are coded. */
  Colours colours(Ffmpeg ffmpeg) throws IOException {
    try (Workspace workspace = Workspace.create()) {
      Path file = workspace.file("copy.mp4");
      byte[] stream = bare();
      List<String> arguments = arguments();
      arguments.addAll(List.of("-c", "copy", "-frames:v", "1", "-f", "mp4", Ffmpeg.output(file)));
      ffmpeg.run(FfmpegJob.of(arguments, LIMIT).feeding(out -> out.write(stream)));
      try (MediaSource source = MediaSource.of(file)) {
        Optional<Box> colr = IsoBoxes.first(inEntry(source), "colr");
        return colr.isEmpty() ? Colours.UNSAID : Colours.of(source, colr.get());
      }
    }
  }

  /** Decodes them, refused beyond a number of pixels. */
  Frames decoded(Ffmpeg ffmpeg, long pixels) throws IOException {
    byte[] stream = bare();
    List<String> arguments = arguments();
    arguments.addAll(List.of("-strict", "-1", "-f", "yuv4mpegpipe", "pipe:1"));
    Frames[] frames = new Frames[1];
    ffmpeg.run(
        FfmpegJob.of(arguments, LIMIT)
            .feeding(out -> out.write(stream))
            .draining(in -> frames[0] = Frames.read(in, pixels)));
    if (frames[0].list().size() != pictures.size()) {
      throw new IOException(
          "ffmpeg decoded " + frames[0].list().size() + " of " + pictures.size() + " pictures");
    }
    return frames[0];
  }

  /** Encodes pictures at high quality. */
  static StillStream encoded(Ffmpeg ffmpeg, StillCodec codec, Frames frames, Colours colours)
      throws IOException {
    try (Workspace workspace = Workspace.create()) {
      Path file = workspace.file("still.mp4");
      List<String> arguments = new ArrayList<>();
      arguments.addAll(
          List.of("-protocol_whitelist", "pipe", "-f", "yuv4mpegpipe", "-i", "pipe:0"));
      arguments.addAll(
          List.of(
              "-vf",
              "setparams=range=%s:color_primaries=%d:color_trc=%d:colorspace=%d"
                  .formatted(
                      frames.isFullRange() ? "pc" : "tv",
                      colours.primaries(),
                      colours.transfer(),
                      colours.matrix())));
      arguments.addAll(List.of("-strict", "-1", "-c:v"));
      arguments.addAll(codec.encoder(ffmpeg).orElseThrow());
      arguments.addAll(List.of("-f", "mp4", Ffmpeg.output(file)));
      ffmpeg.run(FfmpegJob.of(arguments, LIMIT).feeding(frames::write));
      try (MediaSource source = MediaSource.of(file)) {
        return read(codec, source);
      }
    }
  }

  private static StillStream read(StillCodec codec, MediaSource source) throws IOException {
    List<Box> configs = inEntry(source).stream().filter(box -> box.is(codec.config())).toList();
    byte[] config = IsoBoxes.payload(source, one(configs, source));
    Box sizes = one(IsoBoxes.find(source, path("stsz")), source);
    Box data = one(IsoBoxes.find(source, "mdat"), source);
    ByteBuffer in = ByteBuffer.wrap(IsoBoxes.payload(source, sizes)).position(4);
    int same = in.getInt();
    int count = in.getInt();
    List<byte[]> pictures = new ArrayList<>();
    long at = data.payload();
    for (int i = 0; i < count; i++) {
      int size = same == 0 ? in.getInt() : same;
      pictures.add(source.array(at, size));
      at += size;
    }
    if (at != data.end()) {
      throw source.malformed(at, "wanted nothing but pictures");
    }
    return new StillStream(codec, config, pictures);
  }

  /** Returns the boxes in the only sample entry of an MP4 file. */
  private static List<Box> inEntry(MediaSource source) throws IOException {
    Box entries = one(IsoBoxes.find(source, path("stsd")), source);
    Box coded = one(IsoBoxes.children(source, entries), source);
    return IsoBoxes.list(source, coded.payload() + ENTRY, coded.end());
  }

  private static String[] path(String table) {
    return new String[] {"moov", "trak", "mdia", "minf", "stbl", table};
  }

  private static Box one(List<Box> boxes, MediaSource source) throws IOException {
    if (boxes.size() != 1) {
      throw source.malformed(0, "wanted one box, found " + boxes.size());
    }
    return boxes.get(0);
  }
}
