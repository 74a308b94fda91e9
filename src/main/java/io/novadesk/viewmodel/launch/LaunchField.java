package io.novadesk.viewmodel.launch;

/** The fields of the Launch page that hold a text or a choice by id. */
public enum LaunchField {
  NAME,
  START,
  COUNT,
  IMAGE,
  FLAVOR,
  KEY_PAIR,
  NETWORKS,
  SECURITY_GROUPS,
  METADATA,
  FILES,
  USER_DATA,
  ZONE,
  VOLUME,
  VOLUME_SIZE,
  DESCRIPTION,
  TAGS,
  HOSTNAME,
  SERVER_GROUP,
  PASSWORD,
  AT_ONCE
}
