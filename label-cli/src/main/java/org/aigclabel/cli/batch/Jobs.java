package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/** The files of a batch, in their order; they are found as they are asked for. */
public interface Jobs extends Iterator<Job>, Closeable {

  @Override
  default void close() throws IOException {}
}
