package org.aigclabel.text.markdown;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aigclabel.text.Lines;
import org.aigclabel.text.TextEncoding;

/**
 * Tells text formats apart by their bytes. Markdown and plain text have no signature: a text counts
 * as Markdown if its head has front matter or Markdown's marks, else as plain text.
 */
public final class TextSyntax {

  /** The families of text, of which exactly one claims a file. */
  public enum Kind {
    /** Front matter or marks of Markdown. */
    MARKDOWN,
    /** A first tag of a page. */
    HTML,
    /** Rich text. */
    RTF,
    /** None of the others. */
    PLAIN,
    /** Another format whose files are text: XML, SVG, PDF, PostScript. */
    OTHER
  }

  private static final Pattern HTML =
      Pattern.compile(
          "(?is)\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--(?>.*?-->)\\s*)*+"
              + "<(?:!doctype\\s+html|html|head|body|title|meta|link)[\\s>/].*");

  private static final Pattern MARKS =
      Pattern.compile(
          "(?m)^ {0,3}#{1,6}[ \\t]+\\S" // heading
              + "|^ {0,3}(?:```|~~~)" // fence
              + "|^ {0,3}>[ \\t]?\\S" // quotation
              + "|^ {0,3}[-*+][ \\t]+\\S.*\\R {0,3}[-*+][ \\t]+\\S" // list
              + "|^ {0,3}[-*+][ \\t]+\\[[ xX]\\]" // task
              + "|^ {0,3}\\|?[ \\t]*:?-{3,}:?[ \\t]*\\|" // table
              + "|^.*\\S.*\\R(?:={3,}|-{3,})[ \\t]*$" // underlined heading
              + "|!?\\[[^\\]\\r\\n]{0,200}\\]\\([^)\\s]{1,500}\\)" // link, picture
              + "|\\*\\*[^*\\s][^*\\r\\n]{0,200}\\*\\*" // strong
              + "|^AIGC[ \\t]*:");

  private static final Pattern DATA = Pattern.compile("\\{|\\s*\\[\\s*[{\\[\"]");

  private TextSyntax() {}

  /** Returns the family of a file that begins with these bytes; empty if they are no text. */
  public static Optional<Kind> of(ByteBuffer head) {
    Optional<TextEncoding> encoding = TextEncoding.of(head);
    if (encoding.isEmpty() || head.remaining() <= encoding.get().mark()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[head.remaining() - encoding.get().mark()];
    head.duplicate().position(head.position() + encoding.get().mark()).get(bytes);
    return Optional.of(of(new String(bytes, encoding.get().charset())));
  }

  private static Kind of(String head) {
    if (head.startsWith("{\\rtf")) {
      return Kind.RTF;
    }
    if (HTML.matcher(head).matches()) {
      return Kind.HTML;
    }
    if (head.stripLeading().startsWith("<?x")
        || head.matches("(?is)\\s*<(?:!doctype|svg|x:xmpmeta|rdf|[a-z]+:).*")
        || head.startsWith("%!PS")
        || head.indexOf("%PDF-") >= 0 && head.indexOf("%PDF-") < 1024) {
      return Kind.OTHER;
    }
    boolean open = head.startsWith("---") || head.startsWith("+++");
    return open && Lines.nextLine(head, 0) <= 16 && head.substring(0, 3).equals(first(head))
            || FrontMatter.of(head).isPresent()
            || !DATA.matcher(head).lookingAt() && MARKS.matcher(head).find()
        ? Kind.MARKDOWN
        : Kind.PLAIN;
  }

  private static String first(String head) {
    return head.substring(0, Lines.nextLine(head, 0)).strip();
  }
}
