package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.TakeBack;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.function.BiConsumer;

/**
 * Tells of changes that were made to a server where it is shown, without a line among the tasks.
 * Belongs to the caller's side.
 */
public final class SmallChanges {
  private BiConsumer<Command, ServerRow> onCommand = (_, _) -> {};
  private BiConsumer<TakeBack, ServerRow> onOther = (_, _) -> {};

  /**
   * Hears of them.
   *
   * @param commands of what a command would have done too, with the server before
   * @param others of all else, with what takes it back
   */
  public void hear(
      BiConsumer<Command, ServerRow> commands, BiConsumer<TakeBack, ServerRow> others) {
    onCommand = commands;
    onOther = others;
  }

  /**
   * One was made that a command would have made too.
   *
   * @param before the server before
   */
  public void made(Command command, ServerRow before) {
    onCommand.accept(command, before);
  }

  /** One was made that this takes back. */
  public void made(TakeBack back, ServerRow server) {
    onOther.accept(back, server);
  }
}
