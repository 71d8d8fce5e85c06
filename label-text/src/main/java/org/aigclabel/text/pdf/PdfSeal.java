package org.aigclabel.text.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.encryption.SecurityHandler;

/**
 * Encrypts what is added to an encrypted PDF. Initial vectors come from the plain text, so that
 * writing again gives the same bytes; that tells an observer no more than that two labels are
 * equal.
 */
final class PdfSeal {

  private static final int DEPTH = 64;

  private final SecurityHandler<?> handler;
  private final boolean sealsMetadata;

  private PdfSeal(SecurityHandler<?> handler, boolean sealsMetadata) {
    this.handler = handler;
    this.sealsMetadata = sealsMetadata;
  }

  static Optional<PdfSeal> of(PdfFile file) throws IOException {
    if (!file.document().isEncrypted()) {
      return Optional.empty();
    }
    SecurityHandler<?> handler = file.document().getEncryption().getSecurityHandler();
    COSDictionary encryption = file.document().getEncryption().getCOSObject();
    boolean seals = encryption.getBoolean(COSName.getPDFName("EncryptMetadata"), true);
    return Optional.of(new PdfSeal(handler, seals));
  }

  /** Encrypts the strings of a dictionary that is about to be written; they are replaced. */
  void strings(COSDictionary dictionary, COSObjectKey key) throws IOException {
    for (COSName name : dictionary.keySet().toArray(new COSName[0])) {
      COSBase item = dictionary.getItem(name);
      dictionary.setItem(name, sealed(item, key, 0));
    }
  }

  private COSBase sealed(COSBase value, COSObjectKey key, int depth) throws IOException {
    if (depth > DEPTH) {
      throw new IOException("a PDF object nested deeper than " + DEPTH);
    }
    if (value instanceof COSString string) {
      COSString copy = new COSString(string.getBytes(), true);
      seed(string.getBytes());
      handler.encryptString(copy, key.getNumber(), key.getGeneration());
      return copy;
    }
    if (value instanceof COSArray array) {
      COSArray copy = new COSArray();
      for (int i = 0; i < array.size(); i++) {
        copy.add(sealed(array.get(i), key, depth + 1));
      }
      return copy;
    }
    if (value instanceof COSDictionary inner && !(value instanceof COSStream)) {
      COSDictionary copy = new COSDictionary();
      for (COSName name : inner.keySet()) {
        copy.setItem(name, sealed(inner.getItem(name), key, depth + 1));
      }
      return copy;
    }
    return value;
  }

  /** Returns metadata as it is written: encrypted, unless the file keeps its metadata open. */
  byte[] metadata(byte[] packet, COSObjectKey key) throws IOException {
    return sealsMetadata ? stream(packet, key) : packet;
  }

  /** Returns a stream's bytes as they are written. */
  byte[] stream(byte[] bytes, COSObjectKey key) throws IOException {
    seed(bytes);
    try (COSStream stream = new COSStream()) {
      try (OutputStream raw = stream.createRawOutputStream();
          InputStream in = new ByteArrayInputStream(bytes)) {
        in.transferTo(raw);
      }
      handler.encryptStream(stream, key.getNumber(), key.getGeneration());
      try (InputStream in = stream.createRawInputStream()) {
        return in.readAllBytes();
      }
    }
  }

  private void seed(byte[] plain) {
    handler.setCustomSecureRandom(new Derived(plain));
  }

  /** Bytes that follow from a text. */
  private static final class Derived extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;
    private int used;

    Derived(byte[] text) {
      this.seed = digest(text);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = seed == null ? 0 : seed[used++ % seed.length];
      }
    }

    private static byte[] digest(byte[] text) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(text);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
