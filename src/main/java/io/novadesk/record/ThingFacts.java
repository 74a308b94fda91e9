package io.novadesk.record;

/** Fields that images, volumes and floating IPs have and servers do not. */
public final class ThingFacts {
  /** Of an image in bytes, of a volume in GiB. */
  public static final String SIZE = "size";

  public static final String VISIBILITY = "visibility";
  public static final String MIN_DISK = "min_disk";
  public static final String PROTECTED = "protected";
  public static final String CHECKSUM = "checksum";
  public static final String TYPE = "type";

  /** The ids of the servers that a volume is attached to. */
  public static final String SERVER = "attached_to";

  public static final String FIXED_IP = "fixed_ip";
  public static final String PORT = "port";

  private ThingFacts() {}
}
