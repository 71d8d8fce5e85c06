package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.audio.FlacBlocks.Block;
import org.aigclabel.container.Id3;
import org.aigclabel.container.VorbisComment;
import org.aigclabel.spi.MediaFormat;

/**
 * FLAC: the entry {@code AIGC} of the VORBIS_COMMENT block (TC260-PG-202510A). Where a PADDING
 * block has room, it gives or takes the difference and no frame moves.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639</a>
 */
@AutoService(MediaFormat.class)
public final class FlacFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("flac", "audio/flac", Modality.AUDIO, "flac", "fla");
  private static final Carrier COMMENT = Carrier.guide("flac.comment");
  private static final Carrier ID3 = Carrier.foreign("flac.id3");
  private static final Carrier APE = Carrier.foreign("flac.ape");
  private static final String VENDOR = "aigc-label";
  private static final int SMALL = 1 << 20;

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(COMMENT);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.magic(head, "fLaC");
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    List<LabelSite> sites = new ArrayList<>();
    tags.forEach(tag -> sites.addAll(tag.labels(ID3)));
    FlacBlocks blocks = FlacBlocks.read(source, end(tags));
    for (Block block : blocks.of(FlacBlocks.COMMENT)) {
      for (String text : blocks.comment(block).labels()) {
        sites.add(LabelSite.read(COMMENT, block.offset(), text));
      }
    }
    sites.addAll(Tail.of(source, blocks.end()).labels(APE, ID3));
    return sites;
  }

  private static long end(List<Id3> tags) {
    return tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end();
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    FlacBlocks blocks = FlacBlocks.read(source, end(tags));
    FlacEnd.require(source, blocks.end(), Tail.of(source, blocks.end()).audioEnd());
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    Plan.Edits edits = Plan.edit(source);
    FlacBlocks blocks = unlabelled(edits, source);
    Optional<Block> old = blocks.of(FlacBlocks.COMMENT).stream().findFirst();
    VorbisComment comment = old.isPresent() ? blocks.comment(old.get()) : VorbisComment.by(VENDOR);
    byte[] body = comment.labelled(label.toJson()).bytes();
    if (body.length > 0xFFFFFF) {
      throw source.malformed(blocks.end(), "a comment block has no room below 16 MiB");
    }
    if (old.isPresent()) {
      replace(edits, blocks, old.get(), body);
    } else {
      insert(edits, blocks, body);
    }
    return edits.plan();
  }

  private static FlacBlocks unlabelled(Plan.Edits edits, MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    for (Id3 tag : tags) {
      tag.unlabel(edits);
    }
    FlacBlocks blocks = FlacBlocks.read(source, end(tags));
    Tail.of(source, blocks.end()).unlabel(edits);
    List<Block> comments = blocks.of(FlacBlocks.COMMENT);
    for (Block more : comments.subList(Math.min(1, comments.size()), comments.size())) {
      VorbisComment comment = blocks.comment(more);
      if (!comment.labels().isEmpty()) {
        byte[] body = comment.unlabelled().bytes();
        edits.replace(more.offset(), more.size(), more.with(body));
      }
    }
    return blocks;
  }

  private static void replace(Plan.Edits edits, FlacBlocks blocks, Block old, byte[] body)
      throws IOException {
    int growth = body.length - old.length();
    Optional<Block> spare = blocks.padding().filter(p -> growth != 0 && p.length() >= growth);
    edits.replace(old.offset(), old.size(), old.with(body));
    if (spare.isEmpty()) {
      return;
    }
    Block padding = spare.get();
    long from = old.offset() < padding.offset() ? old.end() : padding.end();
    long to = old.offset() < padding.offset() ? padding.offset() : old.offset();
    if (to - from > 0 && to - from <= SMALL && blocks.of(FlacBlocks.COMMENT).size() == 1) {
      edits.replace(from, to - from, blocks.bytes(from, to));
    }
    edits.replace(
        padding.offset(), padding.size(), padding.with(new byte[padding.length() - growth]));
  }

  private static void insert(Plan.Edits edits, FlacBlocks blocks, byte[] body) throws IOException {
    Block before = blocks.lastReal();
    int growth = FlacBlocks.HEADER + body.length;
    Optional<Block> spare =
        blocks.padding().filter(p -> p.offset() >= before.end() && p.length() >= growth);
    Block made = new Block(FlacBlocks.COMMENT, before.last(), before.end(), body.length);
    if (before.last()) {
      edits.replace(before.offset(), 1, new byte[] {(byte) before.type()});
    }
    edits.insert(before.end(), made.with(body));
    spare.ifPresent(
        p -> edits.replace(p.offset(), p.size(), p.with(new byte[p.length() - growth])));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    Plan.Edits edits = Plan.edit(source);
    FlacBlocks blocks = unlabelled(edits, source);
    List<Block> kept = new ArrayList<>();
    for (Block block : blocks.all()) {
      boolean first = blocks.of(FlacBlocks.COMMENT).indexOf(block) == 0;
      if (blocks.isPadding(block) || first && blocks.comment(block).unlabelled().isBare(VENDOR)) {
        edits.remove(block.offset(), block.size());
      } else {
        kept.add(block);
      }
    }
    for (Block block : kept) {
      boolean last = block == kept.get(kept.size() - 1);
      Block flagged = new Block(block.type(), last, block.offset(), block.length());
      if (blocks.of(FlacBlocks.COMMENT).indexOf(block) == 0) {
        byte[] body = blocks.comment(block).unlabelled().bytes();
        edits.replace(block.offset(), block.size(), flagged.with(body));
      } else if (block.type() != FlacBlocks.COMMENT && last != block.last()) {
        edits.replace(block.offset(), 1, new byte[] {flagged.with(new byte[0])[0]});
      }
    }
    return edits.plan();
  }
}
