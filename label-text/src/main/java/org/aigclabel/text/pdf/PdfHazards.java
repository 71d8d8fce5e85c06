package org.aigclabel.text.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.Rule;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * What even an incremental update breaks: a certification that forbids changes (ISO 32000-2
 * 12.8.2.2), usage rights, a C2PA manifest. Approval signatures stay valid and are no hazard.
 */
final class PdfHazards {

  private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
  private static final COSName USAGE_RIGHTS = COSName.getPDFName("UR3");
  private static final COSName TRANSFORM = COSName.getPDFName("TransformParams");
  private static final COSName REFERENCE = COSName.getPDFName("Reference");
  private static final COSName RELATION = COSName.getPDFName("AFRelationship");

  private PdfHazards() {}

  static List<Finding> of(PdfFile file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (!file.document().getCurrentAccessPermission().canModify()) {
      findings.add(Finding.of(Rule.HAZARD_PERMISSION));
    }
    COSDictionary permissions = file.catalog().getCOSDictionary(COSName.PERMS);
    if (permissions != null) {
      COSDictionary certification = permissions.getCOSDictionary(DOC_MDP);
      if (certification != null) {
        findings.add(
            Finding.of(
                Rule.HAZARD_SIGNATURE,
                "certified by DocMDP, level "
                    + level(certification)
                    + ", which does not allow a change of the metadata"));
      }
      if (permissions.getCOSDictionary(USAGE_RIGHTS) != null) {
        findings.add(Finding.of(Rule.HAZARD_SIGNATURE, "usage rights (UR3)"));
      }
    }
    COSArray files = file.catalog().getCOSArray(COSName.AF);
    for (int i = 0; files != null && i < Math.min(files.size(), 1000); i++) {
      COSBase item = files.getObject(i);
      if (item instanceof COSDictionary one
          && "C2PA_Manifest".equals(one.getNameAsString(RELATION))) {
        findings.add(
            Finding.of(Rule.HAZARD_C2PA, file.offset(file.key(file.catalog(), COSName.AF))));
      }
    }
    return findings;
  }

  private static int level(COSDictionary certification) {
    COSArray references = certification.getCOSArray(REFERENCE);
    if (references != null
        && references.size() > 0
        && references.getObject(0) instanceof COSDictionary reference) {
      COSDictionary transform = reference.getCOSDictionary(TRANSFORM);
      return transform == null ? 2 : transform.getInt(COSName.P, 2);
    }
    return 2;
  }
}
