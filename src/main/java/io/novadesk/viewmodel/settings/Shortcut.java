package io.novadesk.viewmodel.settings;

import io.novadesk.i18n.Text;
import java.util.Arrays;
import java.util.List;

/** Everything that has keys of its own: the one place that says which. */
public enum Shortcut {
  CONNECT(Group.FILE, "menu.connect", "Shortcut+O"),
  PROJECT(Group.FILE, "menu.project", "Shortcut+P"),
  DISCONNECT(Group.FILE, "menu.disconnect", "Shortcut+W"),
  SETTINGS(Group.FILE, "menu.settings", "Shortcut+Comma"),
  QUIT(Group.FILE, "menu.quit", "Shortcut+Q"),
  LAUNCH(Group.SERVER, "menu.launch", "Shortcut+N"),
  UNDO(Group.SERVER, "menu.undo", "Shortcut+Z"),
  PLAN(Group.SERVER, "menu.plan", "Shortcut+Shift+P"),
  PRODUCTION(Group.SERVER, "menu.production", "Shortcut+Shift+U"),
  BACK(Group.VIEW, "places.menu.back", "Alt+Left", "Shortcut+Open Bracket"),
  FORWARD(Group.VIEW, "places.menu.forward", "Alt+Right", "Shortcut+Close Bracket"),
  REFRESH(Group.VIEW, "menu.refresh", "F5"),
  FILTER(Group.VIEW, "menu.filter", "Shortcut+F"),
  PALETTE(Group.VIEW, "menu.palette", "Shortcut+K"),
  ALL_PROJECTS(Group.VIEW, "menu.allProjects", "Shortcut+Shift+A"),
  SAVE_FILTER(Group.VIEW, "menu.saveFilter", "Shortcut+Shift+F"),
  COLUMNS(Group.VIEW, "menu.columns", "Shortcut+Shift+C"),
  EXPORT(Group.VIEW, "menu.export", "Shortcut+Shift+S"),
  PAST(Group.VIEW, "menu.past", "Shortcut+T"),
  OVERVIEW(Group.VIEW, "menu.overview", "Shortcut+1"),
  METADATA(Group.VIEW, "menu.metadata", "Shortcut+2"),
  NETWORK(Group.VIEW, "menu.network", "Shortcut+3"),
  STORAGE(Group.VIEW, "menu.storage", "Shortcut+4"),
  EVENTS(Group.VIEW, "menu.events", "Shortcut+5"),
  CONSOLE(Group.VIEW, "menu.console", "Shortcut+6"),
  DIAGNOSTICS(Group.VIEW, "menu.diagnostics", "Shortcut+7"),
  RAW(Group.VIEW, "menu.raw", "Shortcut+8"),
  HISTORY(Group.VIEW, "events.history", "Shortcut+Shift+Y"),
  TASKS(Group.VIEW, "menu.tasks", "Shortcut+Shift+T"),
  EXCHANGES(Group.VIEW, "menu.exchanges", "Shortcut+Shift+E"),
  DRAWER(Group.VIEW, "menu.drawer", "Shortcut+J"),
  THEME(Group.LOOK, "menu.theme.switch", "Shortcut+Shift+D"),
  LARGER(
      Group.LOOK,
      "menu.text.larger",
      "Shortcut+Plus",
      "Shortcut+Equals",
      "Shortcut+Shift+Equals",
      "Shortcut+Shift+Plus",
      "Shortcut+Add"),
  SMALLER(Group.LOOK, "menu.text.smaller", "Shortcut+Minus", "Shortcut+Subtract"),
  USUAL_SIZE(Group.LOOK, "menu.text.usual", "Shortcut+0", "Shortcut+Numpad 0"),
  JSON(Group.TOOLS, "menu.json", "Shortcut+Shift+J"),
  SHORTCUTS(Group.HELP, "menu.shortcuts", "F1"),
  OPEN(Group.HERE, "shortcut.open", "Enter"),
  DELETE(Group.HERE, "shortcut.delete", "Delete"),
  LEAVE(Group.HERE, "shortcut.leave", "Esc"),
  COPY(Group.HERE, "shortcut.copy", "Shortcut+C"),
  FIND(Group.HERE, "shortcut.find", "Shortcut+F"),
  FIND_NEXT(Group.HERE, "shortcut.findNext", "F3"),
  NEW(Group.HERE, "shortcut.new", "Shortcut+N"),
  SAVE(Group.HERE, "shortcut.save", "Shortcut+S"),
  ACCEPT(Group.HERE, "shortcut.accept", "Shortcut+Enter"),
  SUGGEST(Group.HERE, "shortcut.suggest", "Ctrl+Space");

  private static final String BETWEEN = ", ";

  private final Group group;
  private final String key;
  private final String keys;
  private final String also;

  /**
   * @param also what does the same on other keyboards, as long as the keys are the usual ones
   */
  Shortcut(Group group, String key, String keys, String... also) {
    this.group = group;
    this.key = key;
    this.keys = keys;
    this.also = String.join(BETWEEN, also);
  }

  /** Where a shortcut belongs. */
  public enum Group {
    FILE,
    SERVER,
    VIEW,
    LOOK,
    TOOLS,
    HELP,
    /** What has the keyboard knows these itself: each place uses them for its own things. */
    HERE
  }

  public Group group() {
    return group;
  }

  /** Of its sentence. */
  public String key() {
    return key;
  }

  /** What it does, as its menu says it. */
  public String title() {
    return Text.of(key).replace("_", "");
  }

  /** Its keys as JavaFX writes them, unless a person chose others. */
  public String usualKeys() {
    return keys;
  }

  public List<String> alsoKeys() {
    return also.isEmpty() ? List.of() : List.of(also.split(BETWEEN, -1));
  }

  /** Whether a person may choose other keys for it. */
  public boolean canChange() {
    return group != Group.HERE;
  }

  static List<Shortcut> of(Group group) {
    return Arrays.stream(values()).filter(each -> each.group == group).toList();
  }
}
