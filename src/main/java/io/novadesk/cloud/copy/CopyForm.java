package io.novadesk.cloud.copy;

import io.novadesk.i18n.Text;

/** In which language something is copied. */
public enum CopyForm {
  /** curl, for bash, zsh and every other shell of POSIX. */
  SHELL,
  FISH,
  POWERSHELL,
  /** The {@code openstack} client. */
  OPENSTACK,
  /** A script with openstacksdk. */
  PYTHON,
  /** The JDK's own client. */
  JAVA,
  /** HTTP Archive 1.2. */
  HAR,
  TERRAFORM,
  HEAT,
  /** Novadesk's own command line. */
  NOVADESK;

  public String title() {
    return Text.of("copyAs." + this);
  }
}
