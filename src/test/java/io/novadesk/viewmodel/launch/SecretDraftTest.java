package io.novadesk.viewmodel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.NewServer;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.SecretSamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a launch may lie on a disk: drafts, templates and the order in the journal. */
class SecretDraftTest {
  private static void assertNotKept(LaunchForm form, LaunchField field, String why) {
    Map<String, String> kept = form.write();
    assertThat(kept.values())
        .as(why)
        .noneMatch(v -> v.contains(SecretSamples.CANARY))
        .noneMatch(v -> v.contains(SecretSamples.base64(why)));
    assertThat(LaunchForm.notKept(kept)).as(why).contains(field.name());
  }

  @Test
  void leavesOutUserDataWithASecretInClearAndInBase64() {
    for (String text : SecretSamples.texts()) {
      for (String typed : List.of(text, "#cloud-config\n" + text, SecretSamples.base64(text))) {
        LaunchForm form = new LaunchForm();
        form.text(LaunchField.USER_DATA).set(typed);
        assertNotKept(form, LaunchField.USER_DATA, text);
      }
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, "secrets in user data of a draft", 0, "not kept");
  }

  @Test
  void leavesOutMetadataThatIsSecret() {
    for (SecretSamples.Named named : SecretSamples.named()) {
      LaunchForm form = new LaunchForm();
      form.metadata().add(new Pair(named.name(), named.value()));
      assertNotKept(form, LaunchField.METADATA, named.name());
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, "secrets in metadata of a draft", 0, "not kept");
  }

  @Test
  void keepsWhatIsNoSecret() {
    LaunchForm form = new LaunchForm();
    form.text(LaunchField.USER_DATA).set("#cloud-config\npackages: [nginx]\nruncmd: [date]");
    SecretSamples.harmless().forEach(name -> form.metadata().add(new Pair(name, "open")));
    assertThat(LaunchForm.notKept(form.write())).isEmpty();
  }

  @Test
  void writesNoSecretMetadataIntoTheJournal() {
    Map<String, String> metadata = new LinkedHashMap<>();
    SecretSamples.named().forEach(n -> metadata.put(n.name(), n.value()));
    int i = 0;
    for (String text : SecretSamples.texts()) {
      metadata.put("note" + i++, text);
    }
    metadata.put("role", "web");
    NewServer server = NewServer.of("n", "i", "f").withMetadata(metadata);
    assertThat(server.hasSecrets()).isTrue();
    assertThat(server.withoutSecrets().metadata()).containsOnlyKeys("role");
    FaultMatrix.row(FaultMatrix.Area.SECRET, "secrets in metadata of an order", 0, SecretText.MASK);
  }
}
