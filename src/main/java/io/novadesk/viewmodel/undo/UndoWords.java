package io.novadesk.viewmodel.undo;

import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.ServerLabel;
import io.novadesk.i18n.Text;

/** What a command that takes something back does, in words. */
final class UndoWords {
  private UndoWords() {}

  static String of(Command inverse) {
    String action = Text.of("action." + inverse.action());
    return switch (inverse) {
      case Command.Rename(String name) -> Text.of("undo.does.name", name);
      case ServerLabel label -> Text.of("undo.does.with", action, label.label());
      case Attachment.AttachVolume volume -> Text.of("undo.does.with", action, volume.volumeName());
      case Attachment.DetachVolume volume -> Text.of("undo.does.with", action, volume.volumeName());
      case Attachment.DetachInterface plug -> Text.of("undo.does.with", action, plug.address());
      case Attachment.AttachInterface plug ->
          Text.of("undo.does.with", action, String.valueOf(plug.portId()));
      default -> action;
    };
  }
}
