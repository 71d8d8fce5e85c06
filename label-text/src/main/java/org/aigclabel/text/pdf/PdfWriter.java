package org.aigclabel.text.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;

/** Writes single PDF objects; what stands in another object is written as a reference to it. */
final class PdfWriter {

  private static final int DEPTH = 64;

  private PdfWriter() {}

  static void write(COSBase value, OutputStream out) throws IOException {
    write(value, out, 0);
  }

  static COSArray numbers(long... values) {
    COSArray array = new COSArray();
    for (long value : values) {
      array.add(COSInteger.get(value));
    }
    return array;
  }

  private static void write(COSBase value, OutputStream out, int depth) throws IOException {
    if (depth > DEPTH) {
      throw new IOException("a PDF object nested deeper than " + DEPTH);
    }
    // Only references and streams count: PDFBox leaves keys on the numbers that it shares.
    if (value instanceof COSObject || value instanceof COSStream) {
      if (value.getKey() == null) {
        throw new IOException("a PDF stream that is no object of its own");
      }
      ascii(out, value.getKey().getNumber() + " " + value.getKey().getGeneration() + " R");
    } else if (value instanceof COSDictionary dictionary) {
      ascii(out, "<<");
      for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
        entry.getKey().writePDF(out);
        ascii(out, " ");
        write(entry.getValue(), out, depth + 1);
        ascii(out, "\n");
      }
      ascii(out, ">>");
    } else if (value instanceof COSArray array) {
      ascii(out, "[");
      for (int i = 0; i < array.size(); i++) {
        ascii(out, i == 0 ? "" : " ");
        write(array.get(i), out, depth + 1);
      }
      ascii(out, "]");
    } else {
      simple(value, out);
    }
  }

  private static void simple(COSBase value, OutputStream out) throws IOException {
    if (value instanceof COSString string) {
      COSWriter.writeString(string, out);
    } else if (value instanceof COSName name) {
      name.writePDF(out);
    } else if (value instanceof COSInteger number) {
      number.writePDF(out);
    } else if (value instanceof COSFloat number) {
      number.writePDF(out);
    } else if (value instanceof COSBoolean truth) {
      truth.writePDF(out);
    } else {
      ascii(out, "null");
    }
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
