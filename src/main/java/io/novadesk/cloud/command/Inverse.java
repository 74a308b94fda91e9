package io.novadesk.cloud.command;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What takes back a command that was done. */
public final class Inverse {
  private Inverse() {}

  /**
   * The command that makes the server again what it was.
   *
   * @param before the server as it was known when the command was given
   * @return empty where no single command does, or where the command changed nothing
   */
  public static Optional<Command> of(Command done, Server before) {
    return of(done, before, null);
  }

  /**
   * The same where more is known of what the command made.
   *
   * @param made the id of the port that an interface got, or that stayed when it was detached;
   *     null: not known
   */
  public static Optional<Command> of(Command done, Server before, @Nullable String made) {
    return Optional.ofNullable(
        switch (done) {
          case Command.Rename _ -> before.name() == null ? null : new Command.Rename(before.name());
          case Command.Edit edit -> ofEdit(edit.change(), before);
          case Command.Lock _ -> ofPlain(ServerAction.LOCK, before);
          case Command.Rescue _ -> ofPlain(ServerAction.RESCUE, before);
          case Command.Resize _ -> new Command.Plain(ServerAction.REVERT_RESIZE);
          case Migrating.Move move -> ofPlain(move.action(), before);
          case ServerLabel label -> ofLabel(label, before);
          case Attachment.AttachVolume volume ->
              new Attachment.DetachVolume(volume.volumeId(), volume.volumeName());
          case Attachment.DetachVolume volume ->
              new Attachment.AttachVolume(
                  volume.volumeId(),
                  volume.volumeName(),
                  volume.device(),
                  volume.deleteOnTermination());
          case Attachment.AttachInterface plug -> {
            String port = plug.portId() == null ? made : plug.portId();
            yield port == null
                ? null
                : new Attachment.DetachInterface(
                    port, plug.fixedIp() == null ? port : plug.fixedIp());
          }
          // A port of its own goes with the interface: only one that stays can be attached again.
          case Attachment.DetachInterface plug ->
              plug.portId().equals(made)
                  ? new Attachment.AttachInterface(null, plug.portId(), null)
                  : null;
          case Migrating.Unshelve _ -> ofPlain(ServerAction.UNSHELVE, before);
          case Command.Plain plain -> ofPlain(plain.action(), before);
          default -> null;
        });
  }

  /** What brings a server to rest wakes it to ACTIVE, whatever it was before. */
  private static @Nullable Command ofPlain(ServerAction action, Server before) {
    ServerStatus was = before.state();
    return switch (action) {
      case STOP -> plainIf(was == ServerStatus.ACTIVE, ServerAction.START);
      case PAUSE -> plainIf(was == ServerStatus.ACTIVE, ServerAction.UNPAUSE);
      case SUSPEND -> plainIf(was == ServerStatus.ACTIVE, ServerAction.RESUME);
      case SHELVE -> plainIf(was == ServerStatus.ACTIVE, ServerAction.UNSHELVE);
      case UNSHELVE ->
          plainIf(
              was == ServerStatus.SHELVED || was == ServerStatus.SHELVED_OFFLOADED,
              ServerAction.SHELVE);
      case RESCUE -> plainIf(was == ServerStatus.ACTIVE, ServerAction.UNRESCUE);
      case START -> plainIf(was == ServerStatus.SHUTOFF, ServerAction.STOP);
      case UNPAUSE -> plainIf(was == ServerStatus.PAUSED, ServerAction.PAUSE);
      case RESUME -> plainIf(was == ServerStatus.SUSPENDED, ServerAction.SUSPEND);
      case LOCK -> plainIf(!Boolean.TRUE.equals(before.locked()), ServerAction.UNLOCK);
      case UNLOCK ->
          Boolean.TRUE.equals(before.locked()) ? new Command.Lock(before.lockedReason()) : null;
      case MIGRATE -> new Command.Plain(ServerAction.REVERT_RESIZE);
      case DELETE -> new Command.Plain(ServerAction.RESTORE);
      default -> null;
    };
  }

  private static @Nullable Command plainIf(boolean is, ServerAction action) {
    return is ? new Command.Plain(action) : null;
  }

  private static @Nullable Command ofLabel(ServerLabel label, Server before) {
    String word = label.label();
    boolean had = bears(label, before);
    return switch (label) {
      case ServerLabel.AddTag _ -> had ? null : new ServerLabel.RemoveTag(word);
      case ServerLabel.RemoveTag _ -> had ? new ServerLabel.AddTag(word) : null;
      case ServerLabel.AddSecurityGroup _ -> had ? null : new ServerLabel.RemoveSecurityGroup(word);
      case ServerLabel.RemoveSecurityGroup _ -> had ? new ServerLabel.AddSecurityGroup(word) : null;
    };
  }

  private static boolean bears(ServerLabel label, Server server) {
    List<String> words =
        switch (label) {
          case ServerLabel.AddTag _, ServerLabel.RemoveTag _ -> server.tags();
          case ServerLabel.AddSecurityGroup _, ServerLabel.RemoveSecurityGroup _ ->
              server.securityGroups();
        };
    return words.contains(label.label());
  }

  private static @Nullable Command ofEdit(Change change, Server before) {
    // No cloud takes away a name or an address: only a description can be emptied again.
    boolean lost =
        isFirst(change.name(), before.name())
            || isFirst(change.hostname(), before.hostname())
            || isFirst(change.accessIPv4(), before.accessIPv4())
            || isFirst(change.accessIPv6(), before.accessIPv6());
    return lost
        ? null
        : new Command.Edit(
            new Change(
                former(change.name(), before.name()),
                former(change.description(), before.description()),
                former(change.accessIPv4(), before.accessIPv4()),
                former(change.accessIPv6(), before.accessIPv6()),
                former(change.hostname(), before.hostname())));
  }

  private static boolean isFirst(@Nullable String given, @Nullable String was) {
    return given != null && (was == null || was.isEmpty());
  }

  private static @Nullable String former(@Nullable String given, @Nullable String was) {
    return given == null ? null : Objects.requireNonNullElse(was, "");
  }

  /**
   * What somebody has changed since of what the command made, as a sentence: to take it back would
   * undo that too. Empty where it is as it was left.
   */
  public static String changedSince(Command done, Server now) {
    return switch (done) {
      case Command.Rename(String name) when !name.equals(now.name()) ->
          Text.of("undo.since.name", now.displayName());
      case Command.Edit(Change change) when !holds(change, now) -> Text.of("undo.since.edit");
      default -> "";
    };
  }

  /** Why there is nothing left to take back, as a sentence; empty where there is. */
  public static String goneSince(Command done, Server now) {
    return switch (done) {
      case ServerLabel.AddTag(String tag) when !now.tags().contains(tag) ->
          Text.of("undo.gone.label", tag);
      case ServerLabel.RemoveTag(String tag) when now.tags().contains(tag) ->
          Text.of("undo.back.label", tag);
      case ServerLabel.AddSecurityGroup(String group) when !now.securityGroups().contains(group) ->
          Text.of("undo.gone.label", group);
      case ServerLabel.RemoveSecurityGroup(String group)
          when now.securityGroups().contains(group) ->
          Text.of("undo.back.label", group);
      case Attachment.AttachVolume volume when !now.volumeIds().contains(volume.volumeId()) ->
          Text.of("undo.gone.label", volume.volumeName());
      case Attachment.DetachVolume volume when now.volumeIds().contains(volume.volumeId()) ->
          Text.of("undo.back.label", volume.volumeName());
      default -> "";
    };
  }

  private static boolean holds(Change change, Server now) {
    return holds(change.name(), now.name())
        && holds(change.description(), now.description())
        && holds(change.accessIPv4(), now.accessIPv4())
        && holds(change.accessIPv6(), now.accessIPv6())
        && holds(change.hostname(), now.hostname());
  }

  private static boolean holds(@Nullable String given, @Nullable String now) {
    return given == null || given.equals(Objects.requireNonNullElse(now, ""));
  }
}
