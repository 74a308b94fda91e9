package io.novadesk.profile.lint;

/**
 * One setting of a cloud, wherever it was written.
 *
 * @param key in the words of clouds.yaml, with underscores
 * @param written the key as it stands in the file
 * @param value the text that is meant
 * @param raw the value as it stands in the file, quotes and all; empty where it is not one line
 * @param line from 1
 * @param inAuth whether it stands where the settings of a login belong
 */
record Setting(String key, String written, String value, String raw, int line, boolean inAuth) {
  boolean isSecret() {
    return Known.SECRETS.contains(key);
  }
}
