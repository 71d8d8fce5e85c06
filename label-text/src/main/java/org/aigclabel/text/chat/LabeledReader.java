package org.aigclabel.text.chat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A reader of a turn with its notice before and after. */
final class LabeledReader extends Reader {

  private final ChatLabeler labeler;
  private final Reader in;
  private Reader notice = Reader.nullReader();
  private int state;
  private char first;
  private boolean pending;

  LabeledReader(ChatLabeler labeler, Reader in) {
    this.labeler = labeler;
    this.in = in;
  }

  @Override
  public int read(char[] out, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (state == 0) {
      begin();
    }
    int count = notice.read(out, offset, length);
    if (count > 0) {
      return count;
    }
    if (pending) {
      pending = false;
      out[offset] = first;
      return 1;
    }
    if (state == 2) {
      return -1;
    }
    count = in.read(out, offset, length);
    if (count >= 0) {
      return count;
    }
    state = 2;
    notice = new StringReader(labeler.closing());
    return notice.read(out, offset, length);
  }

  /** An empty turn gets no notice. */
  private void begin() throws IOException {
    int c = in.read();
    state = c < 0 ? 2 : 1;
    if (c >= 0) {
      first = (char) c;
      pending = true;
      notice = new StringReader(labeler.opening());
    }
  }

  @Override
  public boolean ready() throws IOException {
    return pending || in.ready();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
