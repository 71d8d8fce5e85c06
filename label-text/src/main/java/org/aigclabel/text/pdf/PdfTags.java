package org.aigclabel.text.pdf;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.text.Notices;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * Puts the notice among the tags of a tagged PDF, as a paragraph before all else or after it (ISO
 * 32000-2 14.7 and 14.8).
 */
final class PdfTags {

  private static final COSName NEXT = COSName.getPDFName("ParentTreeNextKey");
  private static final COSName PARENT_TREE = COSName.getPDFName("ParentTree");

  private final PdfRevision revision;
  private final String words;
  private final COSDictionary root;
  private final COSDictionary parent;
  private final COSDictionary tree;
  private final Map<COSDictionary, COSDictionary> changes = new IdentityHashMap<>();

  private PdfTags(PdfRevision revision, String words, COSDictionary root) {
    this.revision = revision;
    this.words = words;
    this.root = root;
    this.parent =
        root.getDictionaryObject(COSName.K) instanceof COSDictionary only && only.getKey() != null
            ? only
            : root;
    COSDictionary found = root.getCOSDictionary(PARENT_TREE);
    this.tree = found == null ? new COSDictionary() : found;
  }

  /** Returns the tags of a PDF; empty if it has none or they cannot be changed. */
  static Optional<PdfTags> of(PdfRevision revision, String words) throws IOException {
    COSDictionary root = revision.file().catalog().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
    return root == null || root.getKey() == null
        ? Optional.empty()
        : Optional.of(new PdfTags(revision, words, root));
  }

  /** Adds a paragraph before the first page's or after the last page's text. */
  PdfStamp.Marking paragraph(int page) throws IOException {
    COSDictionary on = revision.file().document().getPage(page).getCOSObject();
    COSObjectKey key = revision.fresh();
    int number = on.getInt(COSName.STRUCT_PARENTS, -1);
    NumberTree.Place place = NumberTree.find(tree, number);
    COSArray owners = new COSArray();
    if (place.value() instanceof COSArray old) {
      owners.addAll(old);
    }
    int mark = owners.size();
    owners.add(PdfRevision.reference(key));
    COSObject list = revision.object(revision.fresh(), owners);
    if (place.value() instanceof COSArray) {
      COSArray numbers = copy(change(place.leaf()).getCOSArray(COSName.NUMS));
      numbers.set(place.index(), list);
      change(place.leaf()).setItem(COSName.NUMS, numbers);
    } else {
      number = add(list);
    }
    element(key, on, mark);
    adopt(PdfRevision.reference(key), page == 0);
    return new PdfStamp.Marking("/P <</MCID " + mark + ">>", Optional.of(number));
  }

  private void element(COSObjectKey key, COSDictionary page, int mark) throws IOException {
    COSDictionary element = new COSDictionary();
    element.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
    element.setItem(COSName.S, COSName.P);
    element.setItem(COSName.P, PdfRevision.reference(parent.getKey()));
    element.setItem(COSName.PG, PdfRevision.reference(page.getKey()));
    element.setInt(COSName.K, mark);
    element.setString(COSName.LANG, Notices.language(words));
    revision.object(key, element);
  }

  /** Lists the owners of a page's marks under a new number. */
  private int add(COSObject owners) throws IOException {
    int number = Math.max(change(root).getInt(NEXT, 0), NumberTree.highest(tree) + 1);
    change(root).setInt(NEXT, number + 1);
    COSDictionary changed = change(tree);
    COSArray pair = new COSArray();
    pair.add(COSInteger.get(number));
    pair.add(owners);
    COSArray kids = changed.getCOSArray(COSName.KIDS);
    if (kids == null) {
      COSArray numbers = copy(changed.getCOSArray(COSName.NUMS));
      numbers.addAll(pair);
      changed.setItem(COSName.NUMS, numbers);
      return number;
    }
    COSDictionary leaf = new COSDictionary();
    leaf.setItem(COSName.NUMS, pair);
    leaf.setItem(COSName.LIMITS, PdfWriter.numbers(number, number));
    COSArray more = copy(kids);
    more.add(revision.object(revision.fresh(), leaf));
    changed.setItem(COSName.KIDS, more);
    return number;
  }

  private void adopt(COSObject element, boolean first) {
    COSDictionary changed = change(parent);
    COSBase old = changed.getItem(COSName.K);
    COSBase direct = changed.getDictionaryObject(COSName.K);
    COSArray kids = new COSArray();
    if (direct instanceof COSArray several) {
      kids.addAll(several);
    } else if (old != null) {
      kids.add(old);
    }
    kids.add(first ? 0 : kids.size(), element);
    changed.setItem(COSName.K, kids);
  }

  /** Writes what was changed. */
  void end() throws IOException {
    if (tree.getKey() == null && changes.containsKey(tree)) {
      change(root).setItem(PARENT_TREE, change(tree));
    }
    for (Map.Entry<COSDictionary, COSDictionary> entry : changes.entrySet()) {
      COSObjectKey key = entry.getKey().getKey();
      if (key != null) {
        revision.object(key, entry.getValue());
      } else if (entry.getKey() != tree) {
        throw revision.file().source().malformed(0, "a branch of tags that is no object");
      }
    }
  }

  private COSDictionary change(COSDictionary original) {
    return changes.computeIfAbsent(original, PdfRevision::copy);
  }

  private static COSArray copy(@org.jspecify.annotations.Nullable COSArray from) {
    COSArray to = new COSArray();
    if (from != null) {
      to.addAll(from);
    }
    return to;
  }
}
