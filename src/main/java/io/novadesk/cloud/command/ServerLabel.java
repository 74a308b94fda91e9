package io.novadesk.cloud.command;

import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.Request;
import io.novadesk.cloud.action.ServerAction;

/** A word that a server bears from now on, or no more: the cloud writes it down at once. */
public sealed interface ServerLabel extends Command {
  String label();

  /** Different labels are different wishes. */
  @Override
  default Object wish() {
    return this;
  }

  @Override
  default void keep(Kept kept) {
    kept.put("label", label());
  }

  record AddTag(String label) implements ServerLabel {
    @Override
    public ServerAction action() {
      return ServerAction.ADD_TAG;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.addTag(serverId, label);
    }
  }

  record RemoveTag(String label) implements ServerLabel {
    @Override
    public ServerAction action() {
      return ServerAction.REMOVE_TAG;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.removeTag(serverId, label);
    }
  }

  /**
   * @param label the group's name; its rules then hold for all interfaces of the server
   */
  record AddSecurityGroup(String label) implements ServerLabel {
    @Override
    public ServerAction action() {
      return ServerAction.ADD_SECURITY_GROUP;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.addSecurityGroup(serverId, label);
    }
  }

  record RemoveSecurityGroup(String label) implements ServerLabel {
    @Override
    public ServerAction action() {
      return ServerAction.REMOVE_SECURITY_GROUP;
    }

    @Override
    public Request request(ServerRequests requests, String serverId) {
      return requests.removeSecurityGroup(serverId, label);
    }
  }
}
