package io.novadesk.cloud.copy;

/** In which language something is copied. */
public enum CopyForm {
  /** For bash, zsh and every other shell of POSIX. */
  SHELL("curl (bash, zsh)"),
  FISH("curl (fish)"),
  POWERSHELL("PowerShell"),
  /** One command of its client for each request. */
  OPENSTACK("openstack"),
  /** A whole script. */
  PYTHON("Python (openstacksdk)"),
  /** The JDK's own client. */
  JAVA("Java (java.net.http)"),
  /** HTTP Archive 1.2. */
  HAR("HAR"),
  TERRAFORM("Terraform"),
  HEAT("Heat"),
  /** This program's own command line. */
  NOVADESK("novadesk");

  private final String title;

  CopyForm(String title) {
    this.title = title;
  }

  /** Its own name, the same in every language. */
  public String title() {
    return title;
  }
}
