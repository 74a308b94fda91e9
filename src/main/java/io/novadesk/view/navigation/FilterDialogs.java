package io.novadesk.view.navigation;

import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.FilterHelp;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import io.novadesk.viewmodel.shell.FilterKeeping;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Gives filters their names, changes and deletes them. */
public final class FilterDialogs {
  private final ConsoleViewModel console;
  private final ModalHost host;

  public FilterDialogs(ConsoleViewModel console, ModalHost host) {
    this.console = console;
    this.host = host;
  }

  /** Asks for a name for what is in the filter box. */
  public void save() {
    String cloud = console.filters().shownCloud().orElse("");
    String text = console.servers().filterTextProperty().get().strip();
    if (cloud.isEmpty() || text.isEmpty()) {
      return;
    }
    TextField name = field("save-filter-name", "");
    Label taken = new Label();
    taken.getStyleClass().add("muted");
    taken.managedProperty().bind(taken.textProperty().isNotEmpty());
    taken
        .textProperty()
        .bind(
            name.textProperty()
                .map(
                    typed ->
                        console.filters().saved().find(cloud, typed.strip()).isEmpty()
                            ? ""
                            : Text.of("filter.save.replaces", typed.strip())));
    FormDialog dialog =
        new FormDialog(
            host,
            "save-filter",
            Text.of("filter.save.title"),
            Text.of("filter.save.text", text, FilterKeeping.name(cloud)),
            new VBox(labelled("filter.name", name), taken),
            Text.of("filter.save.verb"),
            false);
    dialog.disableAcceptWhen(isBlank(name));
    dialog.show(name, () -> console.filters().save(name.getText().strip()));
  }

  /** Asks which of the open clouds stand under a name of their own in the tree. */
  public void newSet(NavItem from) {
    new CloudSetDialog(console, host).show(from);
  }

  /** Whether there are clouds to make a set of. */
  boolean hasSeveralClouds() {
    return console.sessions().size() > 1;
  }

  /** Changes the name, the filter or both of a saved one. */
  public void edit(NavItem item) {
    console.navigation().savedFilter(item).ifPresent(this::edit);
  }

  private void edit(SavedFilter saved) {
    TextField name = field("edit-filter-name", saved.name());
    TextField filter = field("edit-filter-text", saved.filter());
    Label problem = new Label();
    problem.setId("edit-filter-problem");
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.getStyleClass().add("field-error");
    problem.setWrapText(true);
    problem
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    isTaken(saved, name)
                        ? Text.of("filter.edit.taken", name.getText().strip())
                        : FilterHelp.problem(filter.getText()),
                name.textProperty(),
                filter.textProperty()));
    VBox form = new VBox(labelled("filter.name", name), labelled("filter.text", filter), problem);
    form.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
            host,
            "edit-filter",
            Text.of("filter.edit.title", saved.name()),
            "",
            form,
            Text.of("filter.save.verb"),
            false);
    dialog.disableAcceptWhen(
        isBlank(name).or(isBlank(filter)).or(problem.textProperty().isNotEmpty()));
    dialog.show(
        name,
        () ->
            console
                .filters()
                .change(
                    saved,
                    new SavedFilter(
                        saved.cloud(), name.getText().strip(), filter.getText().strip())));
  }

  /** Asks, and forgets a saved filter. */
  public void delete(NavItem item) {
    console
        .navigation()
        .savedFilter(item)
        .ifPresent(
            saved -> {
              FormDialog dialog =
                  new FormDialog(
                      host,
                      "delete-filter",
                      Text.of("filter.delete.title", saved.name()),
                      Text.of("filter.delete.text", saved.filter()),
                      new Region(),
                      Text.of("filter.delete.verb"),
                      true);
              dialog.show(
                  dialog.lookup("#delete-filter-cancel"), () -> console.filters().delete(saved));
            });
  }

  private boolean isTaken(SavedFilter saved, TextField name) {
    String typed = name.getText().strip();
    return !typed.equals(saved.name())
        && console.filters().saved().find(saved.cloud(), typed).isPresent();
  }

  private static TextField field(String id, String text) {
    TextField field = new TextField(text);
    field.setId(id);
    return field;
  }

  private static BooleanBinding isBlank(TextField field) {
    return Bindings.createBooleanBinding(() -> field.getText().isBlank(), field.textProperty());
  }

  private static Node labelled(String key, TextField control) {
    Label text = new Label(Text.of(key));
    text.setLabelFor(control);
    text.getStyleClass().add("field-label");
    VBox box = new VBox(text, control);
    box.getStyleClass().add("field");
    return box;
  }
}
