package org.aigclabel.text.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;

/** The objects of a damaged PDF that its trailer leads to, and where they stand. */
final class PdfObjects {

  private final PdfFile file;
  private final Set<COSObjectKey> reached = new HashSet<>();
  private final Deque<COSBase> open = new ArrayDeque<>();

  private PdfObjects(PdfFile file) {
    this.file = file;
  }

  /**
   * Returns where the objects stand that can be reached, as PDFBox found them: their offsets, or
   * the negative numbers of their object streams.
   *
   * @throws org.aigclabel.MalformedMediaException if two of them have the same number
   */
  static Map<COSObjectKey, Long> of(PdfFile file) throws IOException {
    PdfObjects objects = new PdfObjects(file);
    objects.reach();
    return objects.listed();
  }

  private void reach() throws IOException {
    open.add(file.trailer());
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      COSBase value = open.removeLast();
      if (value instanceof COSObject reference) {
        if (reached.add(reference.getKey()) && reference.getObject() != null) {
          open.add(reference.getObject());
        }
      } else if (value instanceof COSDictionary dictionary && seen.add(dictionary)) {
        push(dictionary.getValues());
      } else if (value instanceof COSArray array && seen.add(array)) {
        push(array.toList());
      }
    }
  }

  private void push(Collection<? extends COSBase> values) throws IOException {
    open.addAll(values.stream().filter(value -> value != null).toList());
    if (reached.size() + open.size() > file.source().limits().items()) {
      throw file.source().malformed(0, "more objects than the limit");
    }
  }

  private Map<COSObjectKey, Long> listed() throws IOException {
    Map<COSObjectKey, Long> listed = new TreeMap<>();
    Map<Long, COSObjectKey> numbers = new HashMap<>();
    Map<COSObjectKey, Long> table = file.document().getDocument().getXrefTable();
    for (Map.Entry<COSObjectKey, Long> entry : table.entrySet()) {
      COSObjectKey key = entry.getKey();
      if (reached.contains(key) && there(key, entry.getValue())) {
        if (numbers.putIfAbsent(key.getNumber(), key) != null) {
          throw file.source().malformed(0, "two objects of number " + key.getNumber());
        }
        listed.put(key, entry.getValue());
        if (entry.getValue() < 0) {
          COSObjectKey holder = new COSObjectKey(-entry.getValue(), 0);
          listed.put(holder, table.getOrDefault(holder, 0L));
        }
      }
    }
    return listed;
  }

  private boolean there(COSObjectKey key, long place) throws IOException {
    String wanted = key.getNumber() + " " + key.getGeneration() + " obj";
    return place < 0 ? key.getStreamIndex() >= 0 : file.source().startsWith(place, wanted);
  }
}
