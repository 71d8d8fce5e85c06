package org.aigclabel.audio.cue;

import java.util.ArrayList;
import java.util.List;

/**
 * Programme loudness with gating.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-BS.1770">ITU-R BS.1770-4</a>
 */
final class Loudness {

  /** Below this there is no programme to match. */
  static final double SILENT = -60;

  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE = -70;
  private static final double RELATIVE = 10;

  private Loudness() {}

  /** Returns the loudness of channels of equal length in LUFS; {@link #SILENT} or less if none. */
  static double lufs(List<float[]> channels, int rate) {
    int hop = Math.max(1, rate / 10);
    List<double[]> powers = channels.parallelStream().map(c -> hops(c, rate, hop)).toList();
    List<Double> blocks = new ArrayList<>();
    int count = powers.isEmpty() ? 0 : powers.get(0).length;
    int span = Math.min(4, Math.max(1, count));
    for (int i = 0; i + span <= count; i++) {
      double sum = 0;
      for (double[] power : powers) {
        for (int k = 0; k < span; k++) {
          sum += power[i + k] / span;
        }
      }
      blocks.add(sum);
    }
    double ungated = mean(blocks, power(ABSOLUTE));
    return decibels(mean(blocks, power(decibels(ungated) - RELATIVE)));
  }

  private static double power(double lufs) {
    return Math.pow(10, (lufs - OFFSET) / 10);
  }

  private static double decibels(double power) {
    return power <= 0 ? -120 : OFFSET + 10 * Math.log10(power);
  }

  private static double mean(List<Double> blocks, double gate) {
    return blocks.stream().mapToDouble(b -> b).filter(b -> b > gate).average().orElse(0);
  }

  /** Returns the powers of a weighed channel, a tenth of a second each. */
  private static double[] hops(float[] sound, int rate, int hop) {
    double[] s = shelf(rate);
    double[] p = pass(rate);
    double[] hops = new double[Math.max(1, sound.length / hop)];
    double s1 = 0;
    double s2 = 0;
    double p1 = 0;
    double p2 = 0;
    for (int i = 0; i < hops.length; i++) {
      double power = 0;
      int to = Math.min(sound.length, (i + 1) * hop);
      for (int k = i * hop; k < to; k++) {
        double x = sound[k];
        double y = s[0] * x + s1;
        s1 = s[1] * x - s[3] * y + s2;
        s2 = s[2] * x - s[4] * y;
        double z = p[0] * y + p1;
        p1 = p[1] * y - p[3] * z + p2;
        p2 = p[2] * y - p[4] * z;
        power += z * z;
      }
      hops[i] = power / hop;
    }
    return hops;
  }

  private static double[] shelf(int rate) {
    double k = Math.tan(Math.PI * Math.min(1681.974450955533, rate * 0.45) / rate);
    double q = 0.7071752369554196;
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double a = 1 + k / q + k * k;
    return new double[] {
      (high + band * k / q + k * k) / a,
      2 * (k * k - high) / a,
      (high - band * k / q + k * k) / a,
      2 * (k * k - 1) / a,
      (1 - k / q + k * k) / a
    };
  }

  private static double[] pass(int rate) {
    double l = Math.tan(Math.PI * 38.13547087602444 / rate);
    double p = 0.5003270373238773;
    double b = 1 + l / p + l * l;
    return new double[] {1, -2, 1, 2 * (l * l - 1) / b, (1 - l / p + l * l) / b};
  }
}
