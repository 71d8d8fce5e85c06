package org.aigclabel.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Modifier;
import org.aigclabel.house.HouseSources.Source;

/** A method and where it stands. */
record MethodSite(Source source, TreePath path, MethodTree method) {

  static boolean isPublic(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof ClassTree type
          && !type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          && !isInterface(at.getParentPath())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInterface(TreePath path) {
    return path != null && path.getLeaf().getKind() == Tree.Kind.INTERFACE;
  }

  boolean inApi() {
    boolean open =
        method.getModifiers().getFlags().contains(Modifier.PUBLIC)
            || isInterface(path.getParentPath())
                && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    return open && isPublic(path.getParentPath());
  }

  boolean overrides() {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
  }

  boolean ofRecord() {
    Tree.Kind kind = path.getParentPath().getLeaf().getKind();
    return (kind == Tree.Kind.RECORD || kind == Tree.Kind.ENUM)
        && method.getName().contentEquals("<init>");
  }

  boolean documented() {
    return source.docs().getDocComment(path) != null;
  }

  long lines() {
    long first = source.line(method);
    long last = source.docs().getSourcePositions().getEndPosition(source.unit(), method);
    return source.line(last) - first + 1;
  }

  @Override
  public String toString() {
    return source + ":" + source.line(method) + " " + method.getName();
  }
}
