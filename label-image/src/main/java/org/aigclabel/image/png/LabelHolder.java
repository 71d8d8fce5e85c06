package org.aigclabel.image.png;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.container.ExifEditor;
import org.aigclabel.container.Xmp;
import org.aigclabel.image.ExifLabels;

/** A chunk in which a label can stand, with what it holds. */
sealed interface LabelHolder {

  /** Keyword of the chunk with the XMP packet. */
  String XMP_KEYWORD = "XML:com.adobe.xmp";

  /** Keyword of the text chunk that is a label. */
  String TEXT_KEYWORD = "AIGC";

  Carrier XMP = Carrier.guide("png.xmp");
  Carrier TEXT = Carrier.guide("png.text");
  Carrier COMMENT = Carrier.foreign("png.comment");
  Carrier PROFILE = Carrier.foreign("png.profile");
  Carrier EXIF = Carrier.foreign("png.exif");

  /** Returns the chunk. */
  PngChunk chunk();

  /** Returns the labels in it. */
  List<LabelSite> sites();

  /** Returns the chunk without labels; no bytes if nothing is left of it. */
  byte[] unlabelled() throws IOException;

  /** Returns what a chunk may hold; nothing for chunks that cannot hold a label. */
  static Optional<LabelHolder> of(MediaSource source, PngChunk chunk, Inflation inflation)
      throws IOException {
    if (chunk.is("eXIf")) {
      return Optional.of(new ExifBlock(chunk, source.array(chunk.dataAt(), chunk.length())));
    }
    Optional<PngText> found = PngText.of(source, chunk);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PngText text = found.get();
    if (text.named(XMP_KEYWORD)) {
      return Optional.of(new Packet(chunk, text.value(inflation)));
    }
    if (text.named(TEXT_KEYWORD) || text.looksLikeJson()) {
      Carrier carrier = text.named(TEXT_KEYWORD) ? TEXT : COMMENT;
      String value = PngText.decode(text.value(inflation));
      return carrier == TEXT || ExifLabels.isLabel(value)
          ? Optional.of(new Text(chunk, carrier, value))
          : Optional.empty();
    }
    if (text.keyword()
        .toLowerCase(java.util.Locale.ROOT)
        .matches("raw profile type (exif|app1|xmp)")) {
      return RawProfile.of(PngText.decode(text.value(inflation)))
          .map(profile -> new Profile(chunk, text.keyword(), profile));
    }
    return Optional.empty();
  }

  private static byte[] withoutExif(byte[] tiff) {
    return ExifEditor.without(tiff, text -> ExifLabels.isLabel(text.value()));
  }

  /** The XMP packet. */
  record Packet(PngChunk chunk, byte[] bytes) implements LabelHolder {
    @Override
    public List<LabelSite> sites() {
      return Xmp.read(XMP, chunk.at(), bytes);
    }

    @Override
    public byte[] unlabelled() throws IOException {
      byte[] packet = Xmp.withoutLabel(bytes);
      return packet.length == 0 ? packet : PngText.international(XMP_KEYWORD, packet);
    }
  }

  /** A text chunk that is a label as a whole. */
  record Text(PngChunk chunk, Carrier carrier, String value) implements LabelHolder {
    @Override
    public List<LabelSite> sites() {
      return List.of(LabelSite.read(carrier, chunk.at(), value));
    }

    @Override
    public byte[] unlabelled() {
      return new byte[0];
    }
  }

  /** A block of Exif. */
  record ExifBlock(PngChunk chunk, byte[] tiff) implements LabelHolder {
    @Override
    public List<LabelSite> sites() {
      return ExifLabels.in(EXIF, chunk.at(), tiff).sites();
    }

    @Override
    public byte[] unlabelled() {
      byte[] rest = withoutExif(tiff);
      return rest.length == 0 ? rest : PngChunk.bytes("eXIf", rest);
    }
  }

  /** Exif or XMP as ImageMagick keeps it. */
  record Profile(PngChunk chunk, String keyword, RawProfile profile) implements LabelHolder {
    @Override
    public List<LabelSite> sites() {
      return profile.isXmp()
          ? Xmp.read(PROFILE, chunk.at(), profile.content())
          : ExifLabels.in(PROFILE, chunk.at(), profile.content()).sites();
    }

    @Override
    public byte[] unlabelled() throws IOException {
      byte[] rest =
          profile.isXmp() ? Xmp.withoutLabel(profile.content()) : withoutExif(profile.content());
      return rest.length == 0 ? rest : PngText.plain(keyword, profile.with(rest));
    }
  }
}
