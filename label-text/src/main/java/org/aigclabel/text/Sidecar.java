package org.aigclabel.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.container.Json;

/**
 * A label in a file of its own, {@code NAME.aigc.json}, for content without a place for metadata.
 * It is bound to the content by size and SHA-256; sign the label beforehand, over the same content.
 * Ours by convention.
 */
public final class Sidecar {

  private static final Carrier CARRIER = Carrier.convention("sidecar.json");

  private Sidecar() {}

  /** Returns the name of the sidecar of a file. */
  public static String nameOf(String file) {
    return file + ".aigc.json";
  }

  /** Returns the sidecar of this content with this label. */
  public static byte[] of(MediaSource content, Label label) throws IOException {
    Map<String, String> binding = new LinkedHashMap<>();
    binding.put("Name", content.name());
    binding.put("Size", String.valueOf(content.size()));
    binding.put("SHA256", digest(content));
    String json = "{\"AIGC\":" + label.toJson() + ",\"Content\":" + Json.write(binding) + "}\n";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the label in a sidecar, with what its binding says of the content. */
  public static LabelSite read(MediaSource content, MediaSource sidecar) throws IOException {
    String text = sidecar.utf8(0, (int) Math.min(sidecar.size(), Integer.MAX_VALUE));
    String label = text;
    Finding binding = Finding.of(Rule.BINDING_ABSENT);
    try {
      if (Json.parse(text) instanceof Json.Members members) {
        label = members.get("AIGC").map(Json::write).orElse(text);
        if (members.get("Content").orElse(members) instanceof Json.Members bound
            && bound.text("SHA256").isPresent()) {
          boolean same =
              bound.text("SHA256").get().equals(digest(content))
                  && bound.text("Size").equals(Optional.of("" + content.size()));
          binding = Finding.of(same ? Rule.BINDING_INTACT : Rule.BINDING_BROKEN);
        }
      }
    } catch (Json.SyntaxException e) {
      throw sidecar.malformed(0, "no JSON: " + e.getMessage());
    }
    return LabelSite.read(CARRIER, 0, label, binding);
  }

  private static String digest(MediaSource content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Plan.keepAll(content).digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
