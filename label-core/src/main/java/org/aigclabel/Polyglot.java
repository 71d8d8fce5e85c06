package org.aigclabel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files that another program may take for another format than the first bytes say. A label is read
 * in the format that is claimed, so what the other program shows may be unlabelled.
 */
final class Polyglot {

  private static final int HEAD = 1024;
  private static final int TAIL = 22 + 0xFFFF;

  /** Small enough to stay in the cache: every upload is searched. */
  private static final int WINDOW = 1 << 13;

  private static final String DIRECTORY_END = "PK\u0005\u0006";

  /** PDF readers take the header anywhere in the first kilobyte (ISO 32000-2 7.5.2). */
  private static final Pattern PDF = Pattern.compile("%PDF-[12]\\.\\d");

  private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype html|html|script)[\\s>]");

  private final MediaSource source;
  private final List<Finding> findings = new ArrayList<>();

  private Polyglot(MediaSource source) {
    this.source = source;
  }

  /** Returns a finding for each other format that the file may also be taken for. */
  static List<Finding> check(MediaSource source, MediaType claimed) throws IOException {
    Polyglot polyglot = new Polyglot(source);
    String head = source.latin1(0, (int) Math.min(HEAD, source.size()));
    boolean text = claimed.modality() == Modality.TEXT || claimed.name().equals("svg");
    if (!claimed.name().equals("pdf") && PDF.matcher(head).find() && polyglot.endsLikePdf()) {
      polyglot.add("PDF", head.indexOf("%PDF-"));
    }
    if (!text) {
      var html = HTML.matcher(head);
      if (html.find()) {
        polyglot.add("HTML", html.start());
      }
    }
    if (!head.startsWith("PK")) {
      polyglot.zip();
    }
    polyglot.at("tar", 257, "ustar");
    polyglot.at("ISO 9660", 0x8001, "CD001");
    return polyglot.findings;
  }

  private void add(String format, long offset) {
    findings.add(Finding.of(Rule.FILE_AMBIGUOUS, format, offset));
  }

  private void at(String format, int offset, String magic) throws IOException {
    if (source.startsWith(offset, magic)) {
      add(format, offset);
    }
  }

  private boolean endsLikePdf() throws IOException {
    int length = (int) Math.min(HEAD, source.size());
    return source.latin1(source.size() - length, length).contains("startxref");
  }

  /** Zip readers look for the directory's end in the last 64 KiB, where a comment may follow it. */
  private void zip() throws IOException {
    long first = Math.max(0, source.size() - TAIL);
    for (long end = source.size(); end > first; end -= WINDOW) {
      long from = Math.max(first, end - WINDOW);
      int length = (int) Math.min(end - from + DIRECTORY_END.length() - 1, source.size() - from);
      if (zip(from, source.latin1(from, length))) {
        return;
      }
    }
  }

  private boolean zip(long from, String window) throws IOException {
    for (int at = window.indexOf(DIRECTORY_END);
        at >= 0;
        at = window.indexOf(DIRECTORY_END, at + 1)) {
      if (from + at + 22 <= source.size() && isEnd(from + at)) {
        add("ZIP", from + at);
        return true;
      }
    }
    return false;
  }

  /** Its comment ends the file, and the directory stands where its size says. */
  private boolean isEnd(long at) throws IOException {
    long size = source.u32le(at + 12);
    return at + 22 + source.u16le(at + 20) == source.size()
        && size > 0
        && source.startsWith(at - size, "PK\u0001\u0002");
  }
}
