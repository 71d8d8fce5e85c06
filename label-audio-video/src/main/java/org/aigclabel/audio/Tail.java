package org.aigclabel.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.Ape;
import org.aigclabel.container.Id3;

/**
 * The tags behind the audio, in any order: ID3v1, Lyrics3, APE, ID3v2.4 with a footer.
 *
 * @param audioEnd the byte after the audio
 * @param apes APE tags, the one nearest to the audio last
 * @param id3s ID3v2.4 tags
 */
public record Tail(long audioEnd, List<Ape> apes, List<Id3> id3s) {

  private static final List<String> MAGICS = List.of("APETAGEX", "ID3", "LYRICSBE", "TAG");
  private static final int ID3V1 = 128;
  private static final int LYRICS = 5100;

  /** Returns the tags that stand behind this byte. */
  public static Tail of(MediaSource source, long from) throws IOException {
    List<Ape> apes = new ArrayList<>();
    List<Id3> id3s = new ArrayList<>();
    long end = source.size();
    for (long before = -1; end != before && apes.size() + id3s.size() < 64; ) {
      before = end;
      Optional<Ape> ape = Ape.endingAt(source, end).filter(tag -> tag.offset() >= from);
      Optional<Id3> id3 = Id3.endingAt(source, end).filter(tag -> tag.offset() >= from);
      if (ape.isPresent()) {
        apes.add(ape.get());
        end = ape.get().offset();
      } else if (id3.isPresent()) {
        id3s.add(id3.get());
        end = id3.get().offset();
      } else {
        end = Math.max(from, plain(source, end));
      }
    }
    return new Tail(end, apes, id3s);
  }

  /** Fails if a tag begins where the audio ends that is not among those before this byte. */
  static void requireWhole(MediaSource source, long audioEnd, long tags) throws IOException {
    String begun = source.latin1(audioEnd, (int) Math.max(0, Math.min(8, tags - audioEnd)));
    for (String magic : MAGICS) {
      if (!begun.isEmpty() && (begun.startsWith(magic) || magic.startsWith(begun))) {
        source.requireReaching(source.size() + 1, "the whole tag at byte " + audioEnd);
      }
    }
  }

  private static long plain(MediaSource source, long end) throws IOException {
    if (source.startsWith(end - ID3V1, "TAG")) {
      return end - ID3V1;
    }
    if (source.startsWith(end - 9, "LYRICS200") && end >= 15) {
      String size = source.latin1(end - 15, 6);
      long start = size.matches("[0-9]{6}") ? end - 15 - Integer.parseInt(size) : -1;
      return source.startsWith(start, "LYRICSBEGIN") ? start : end;
    }
    if (source.startsWith(end - 9, "LYRICSEND")) {
      long start = Math.max(0, end - LYRICS);
      int at = source.latin1(start, (int) (end - start)).indexOf("LYRICSBEGIN");
      return at < 0 ? end : start + at;
    }
    return end;
  }

  List<LabelSite> labels(Carrier ape, Carrier id3) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Ape tag : apes) {
      sites.addAll(tag.labels(ape));
    }
    id3s.forEach(tag -> sites.addAll(tag.labels(id3)));
    return sites;
  }

  void unlabel(Plan.Edits edits) throws IOException {
    for (Ape tag : apes) {
      tag.unlabel(edits);
    }
    for (Id3 tag : id3s) {
      tag.unlabel(edits);
    }
  }
}
