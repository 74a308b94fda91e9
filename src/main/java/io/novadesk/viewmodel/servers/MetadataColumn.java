package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.export.Exported;

/**
 * The values of one metadata key.
 *
 * @param key as the cloud has it
 */
public record MetadataColumn(String key) implements Column {
  static final String PREFIX = "meta.";

  @Override
  public String id() {
    return PREFIX + key;
  }

  @Override
  public String title() {
    return key;
  }

  @Override
  public String text(ServerRow row) {
    return row.server().metadata().getOrDefault(key, "");
  }

  @Override
  public byte[] sortKey(ServerRow row) {
    return SortKeys.natural(text(row));
  }

  @Override
  public boolean isGrouping() {
    return true;
  }

  @Override
  public String exportName() {
    return id();
  }

  @Override
  public Exported exported(ServerRow row) {
    return Exported.of(row.server().metadata().get(key));
  }
}
