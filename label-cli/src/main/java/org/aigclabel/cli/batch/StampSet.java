package org.aigclabel.cli.batch;

import java.nio.charset.StandardCharsets;

/** Remembers texts and a stamp of each, 16 bytes a pair, so that a million take 32 MB at most. */
final class StampSet {

  private long[] keys = new long[1 << 10];
  private long[] stamps = new long[1 << 10];
  private int size;

  void add(String key, String stamp) {
    if (size * 2 > keys.length) {
      grow();
    }
    put(hash(key), hash(stamp));
  }

  boolean contains(String key, String stamp) {
    int slot = slot(hash(key));
    return keys[slot] != 0 && stamps[slot] == hash(stamp);
  }

  boolean contains(String key) {
    return keys[slot(hash(key))] != 0;
  }

  private void put(long key, long stamp) {
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    stamps[slot] = stamp;
  }

  private int slot(long key) {
    int slot = (int) (key >>> 20) & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldStamps = stamps;
    keys = new long[oldKeys.length * 2];
    stamps = new long[oldKeys.length * 2];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldStamps[i]);
      }
    }
  }

  /** Returns 64 bits that spread well; never 0. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xFF) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
