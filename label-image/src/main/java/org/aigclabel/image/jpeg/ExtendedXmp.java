package org.aigclabel.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * An XMP packet too large for one segment, in chunks that may stand in any order (XMP part 3,
 * 1.1.3.1).
 *
 * @param guid the MD5 of the packet in hexadecimal, by which the main packet names it
 * @param chunks the segments it is made of, in the order of the file
 * @param packet the packet, or empty if chunks are missing or overlap
 */
record ExtendedXmp(String guid, List<Segment> chunks, Optional<byte[]> packet) {

  private static final int HEAD = 40;
  private static final int CHUNK = 65400;

  private record Part(Segment segment, long full, long offset) {}

  /** Returns the extended packets of a file by the order of their first chunks. */
  static List<ExtendedXmp> of(MediaSource source, List<Segment> segments) throws IOException {
    Map<String, List<Part>> byGuid = new LinkedHashMap<>();
    for (Segment segment : segments) {
      long at = AppText.EXTENDED_XMP.bodyAt(segment);
      if (segment.end() - at >= HEAD) {
        byGuid
            .computeIfAbsent(source.latin1(at, 32), g -> new ArrayList<>())
            .add(new Part(segment, source.u32(at + 32), source.u32(at + 36)));
      }
    }
    List<ExtendedXmp> packets = new ArrayList<>();
    for (Map.Entry<String, List<Part>> entry : byGuid.entrySet()) {
      List<Segment> chunks = entry.getValue().stream().map(Part::segment).toList();
      packets.add(new ExtendedXmp(entry.getKey(), chunks, join(source, entry.getValue())));
    }
    return packets;
  }

  private static Optional<byte[]> join(MediaSource source, List<Part> parts) throws IOException {
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingLong(Part::offset));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Part part : ordered) {
      if (part.offset() != joined.size() || joined.size() > source.limits().block()) {
        return Optional.empty();
      }
      long at = AppText.EXTENDED_XMP.bodyAt(part.segment()) + HEAD;
      joined.writeBytes(source.array(at, (int) (part.segment().end() - at)));
    }
    return joined.size() == parts.get(0).full()
        ? Optional.of(joined.toByteArray())
        : Optional.empty();
  }

  /** Returns the MD5 of a packet, as the main packet names it. */
  static String guid(byte[] packet) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(packet);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /** Returns a packet as whole segments. */
  static byte[] segments(byte[] packet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] guid = guid(packet).getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < packet.length; at += CHUNK) {
      int count = Math.min(CHUNK, packet.length - at);
      ByteBuffer body = ByteBuffer.allocate(HEAD + count);
      body.put(guid).putInt(packet.length).putInt(at).put(packet, at, count);
      out.writeBytes(AppText.EXTENDED_XMP.segment(body.array()));
    }
    return out.toByteArray();
  }

  /** Returns the main packet naming another extended packet, or none if {@code guid} is empty. */
  static String renamed(String main, String old, String guid) {
    if (!guid.isEmpty()) {
      return main.replace(old, guid);
    }
    String name = "[\\w.-]+:HasExtendedXMP";
    return Pattern.compile(
            "\\s*"
                + name
                + "\\s*=\\s*(['\"])"
                + Pattern.quote(old)
                + "\\1"
                + "|<"
                + name
                + "\\s*>\\s*"
                + Pattern.quote(old)
                + "\\s*</"
                + name
                + "\\s*>")
        .matcher(main)
        .replaceFirst("");
  }
}
