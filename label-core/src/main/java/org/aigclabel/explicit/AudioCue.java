package org.aigclabel.explicit;

import java.util.regex.Pattern;

/**
 * The label that is heard (GB 45438-2025 5.3). In services that take turns, a file is one turn and
 * gets one cue (5.3 note 3).
 *
 * @param sound rhythm or voice
 * @param place where in the programme
 * @param joining whether it is put between or over the programme
 * @param gain loudness against the programme in dB, -20 to 20; it is lowered before it would clip
 * @param digest what becomes of a digest of all samples in the file: the MD5 of FLAC
 */
public record AudioCue(Sound sound, Place place, Joining joining, double gain, Digest digest) {

  /** What is heard. */
  public sealed interface Sound permits Rhythm, Voice, Clip {}

  /**
   * Short, long, short, short (短长短短): Morse for AI in one group. The standard gives no lengths; a
   * long is three shorts and a gap is one, as in Morse, by convention.
   *
   * @param pitch in Hz, 200 to 3000
   * @param dot the length of a short in seconds, 0.05 to 0.4
   */
  public record Rhythm(double pitch, double dot) implements Sound {

    /** Refuses what is hard to hear. */
    public Rhythm {
      require("pitch", pitch, 200, 3000);
      require("dot", dot, 0.05, 0.4);
    }

    /** Returns 800 Hz with a short of 0.12 s. */
    public static Rhythm standard() {
      return new Rhythm(800, 0.12);
    }
  }

  /** The clips that come with the toolkit. */
  public enum Voice implements Sound {
    /** 人工智能生成, 142 characters a minute. */
    CHINESE,
    /** "AI generated", for listeners abroad: 5.3 b asks for the elements in Chinese or as AI. */
    ENGLISH
  }

  /**
   * The caller's own recording.
   *
   * @param wav a WAV file of PCM, not copied
   * @param text what it says; empty if not given, then its wording and speed are not checked
   */
  public record Clip(byte[] wav, String text) implements Sound {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Refuses wording that lacks an element. */
    public Clip {
      if (!text.isEmpty()) {
        Wording.require(text);
      }
    }

    /**
     * Refuses speech outside 120 to 160 characters a minute (5.3 note 4, "about": a tenth is
     * allowed on either side). Texts without Chinese characters pass.
     *
     * @param seconds the length of the speech without silence around it
     */
    public void requireNormalSpeed(double seconds) {
      long spoken = HAN.matcher(text).results().count();
      if (spoken > 0) {
        // Each letter of AI is a syllable of its own.
        long letters = text.chars().filter(c -> c < 0x80 && Character.isLetter(c)).count();
        require("characters a minute", (spoken + letters) * 60 / seconds, 108, 176);
      }
    }
  }

  /** Where in the programme (5.3 d). */
  public enum Place {
    START,
    END,
    MIDDLE,
    START_AND_END
  }

  /** How cue and programme come together. */
  public enum Joining {
    /** The programme pauses; nothing of it is covered. */
    INSERTED,
    /** The programme goes on under the cue, 15 dB lower. */
    MIXED
  }

  /** What becomes of a digest of all samples, for which all of them must be decoded. */
  public enum Digest {
    /** It is right for the longer programme. */
    RENEWED,
    /** It is left unknown, as FLAC allows: faster, but players cannot check samples by it. */
    OPEN
  }

  /** Refuses a gain outside -20 to 20 dB. */
  public AudioCue {
    require("gain", gain, -20, 20);
  }

  /** Returns the rhythm, put before the programme, as loud as it. */
  public static AudioCue standard() {
    return new AudioCue(Rhythm.standard(), Place.START, Joining.INSERTED, 0, Digest.RENEWED);
  }

  /** Returns this cue with another sound. */
  public AudioCue sounding(Sound other) {
    return new AudioCue(other, place, joining, gain, digest);
  }

  /** Returns this cue at another place. */
  public AudioCue at(Place other) {
    return new AudioCue(sound, other, joining, gain, digest);
  }

  /** Returns this cue over the programme, which is not longer then. */
  public AudioCue mixed() {
    return new AudioCue(sound, place, Joining.MIXED, gain, digest);
  }

  /** Returns this cue louder or softer by so many dB than the programme. */
  public AudioCue louder(double decibels) {
    return new AudioCue(sound, place, joining, decibels, digest);
  }

  /** Returns this cue, leaving a digest of all samples unknown. */
  public AudioCue withoutDigest() {
    return new AudioCue(sound, place, joining, gain, Digest.OPEN);
  }

  private static void require(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " " + value + " is not within " + least + " and " + most);
    }
  }
}
