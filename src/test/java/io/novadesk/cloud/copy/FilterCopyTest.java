package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.i18n.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A filter is said in other languages, or why not. */
class FilterCopyTest {
  private static Copied copied(CopyForm form, String filter) {
    return FilterCopy.of(form, filter, List.of("it's", "two"));
  }

  private static Copied ready(String text) {
    return new Copied.Ready(text);
  }

  @Test
  void novadeskTakesTheFilterAsItIs() {
    assertThat(copied(CopyForm.NOVADESK, "age:>3d $(x) 'y'"))
        .isEqualTo(
            ready(
                "novadesk server list --cloud='it'\\''s' --cloud=two"
                    + " --filter='age:>3d $(x) '\\''y'\\'''\n"));
  }

  @Test
  void othersAreAskedWhatNovaUnderstands() {
    assertThat(copied(CopyForm.OPENSTACK, "status:active name:=web.1"))
        .isEqualTo(ready("openstack server list --limit=-1 --status=ACTIVE --name='^web\\.1$'\n"));
    assertThat(copied(CopyForm.OPENSTACK, "tag:=blue"))
        .isEqualTo(
            ready("openstack --os-compute-api-version=2.26 server list --limit=-1 --tags=blue\n"));
    assertThat(copied(CopyForm.PYTHON, "name:it's"))
        .isInstanceOfSatisfying(
            Copied.Ready.class,
            python -> assertThat(python.text()).contains("servers(name='it\\'s'):"));
  }

  @Test
  void whatNovaCannotBeAskedIsNamed() {
    for (String word :
        List.of(
            "-status:active",
            "web",
            "tag:blue",
            "status:reboot",
            "status:=deleted",
            "ip:10.0.0.4",
            "age:>3d",
            "name:a,b",
            "flavor:m1")) {
      assertThat(copied(CopyForm.OPENSTACK, "name:x " + word))
          .as(word)
          .isEqualTo(new Copied.Not(Text.of("copyAs.not.query", word)));
    }
    assertThat(copied(CopyForm.PYTHON, "name:a name:b"))
        .isEqualTo(new Copied.Not(Text.of("copyAs.not.query", "name:b")));
    assertThat(copied(CopyForm.NOVADESK, " ")).isInstanceOf(Copied.Not.class);
    assertThat(copied(CopyForm.NOVADESK, "age:soon")).isInstanceOf(Copied.Not.class);
  }
}
