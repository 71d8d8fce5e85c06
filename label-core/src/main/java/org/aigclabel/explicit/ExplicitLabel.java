package org.aigclabel.explicit;

import java.util.Locale;

/**
 * The label that people see or hear, for any kind of content; each labeler uses what concerns it.
 *
 * @param text the words, with both elements of GB 45438-2025 clause 5
 * @param look how drawn text looks, for pictures and video
 * @param loss whether content outside the label may lose quality
 * @param notice how it stands in text and documents
 * @param cue what is heard in audio
 * @param opening how long the text stands in a video
 */
public record ExplicitLabel(
    String text, TextLook look, Loss loss, TextNotice notice, AudioCue cue, VideoOpening opening) {

  /** Refuses wording that lacks an element. */
  public ExplicitLabel {
    Wording.require(text);
  }

  /** Returns {@code AI生成} in standard look; re-encodes only where there is no other way. */
  public static ExplicitLabel standard() {
    return in(Locale.CHINESE);
  }

  /** Returns the standard label in Chinese or, for other locales, in Chinese and English. */
  public static ExplicitLabel in(Locale locale) {
    String text = locale.getLanguage().equals("zh") ? "AI生成" : "AI生成 AI generated";
    return new ExplicitLabel(
        text,
        TextLook.standard(),
        Loss.ALLOWED,
        TextNotice.standard(),
        AudioCue.standard(),
        VideoOpening.standard());
  }

  /** Returns this label with other words. */
  public ExplicitLabel saying(String words) {
    return new ExplicitLabel(words, look, loss, notice, cue, opening);
  }

  /** Returns this label with another look. */
  public ExplicitLabel looking(TextLook other) {
    return new ExplicitLabel(text, other, loss, notice, cue, opening);
  }

  /** Returns this label, standing otherwise in text and documents. */
  public ExplicitLabel standing(TextNotice other) {
    return new ExplicitLabel(text, look, loss, other, cue, opening);
  }

  /** Returns this label, heard otherwise in audio. */
  public ExplicitLabel sounding(AudioCue other) {
    return new ExplicitLabel(text, look, loss, notice, other, opening);
  }

  /** Returns this label, standing otherwise in videos. */
  public ExplicitLabel opening(VideoOpening other) {
    return new ExplicitLabel(text, look, loss, notice, cue, other);
  }

  /** Returns this label, refused where content outside it would lose quality. */
  public ExplicitLabel withoutLoss() {
    return new ExplicitLabel(text, look, Loss.FORBIDDEN, notice, cue, opening);
  }
}
