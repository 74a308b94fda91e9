package io.novadesk.cli;

import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * What a command works with.
 *
 * @param folder where the journal is kept
 * @param keychain finds it; may block
 * @param typist what a person or another program types
 * @param out for results
 * @param err for progress and sentences
 */
public record Desk(
    ConnectionStore connections,
    CloudsYaml clouds,
    Path folder,
    Callable<Keychain> keychain,
    Typist typist,
    PrintWriter out,
    PrintWriter err) {

  void say(String sentence) {
    err.println(sentence);
    err.flush();
  }
}
