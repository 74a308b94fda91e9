package io.novadesk.tour;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.window.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What servers are made of: overview, images, flavors, key pairs, server groups. */
final class TourOfLibrary {
  private final Window window;
  private final TourGuide guide;

  TourOfLibrary(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("overview of a region", this::overview);
    guide.step("regions side by side", this::sideBySide);
    guide.step("add an image", this::addImage);
    guide.step("edit and share an image", this::editImage);
    guide.step("delete an image", this::deleteImage);
    guide.step("generate a key pair", this::keyPair);
    guide.step("server groups", this::serverGroup);
    guide.step("compare flavors", this::flavors);
    guide.step("look at JSON", this::json);
  }

  private String overview() throws Exception {
    go(item -> item.isPage("overview") && item.regions().size() == 1);
    guide.awaitLoaded();
    guide.picture("overview");
    return "gauges, charts, events, usage";
  }

  private String sideBySide() throws Exception {
    go(item -> item.isPage("overview") && item.regions().size() > 1);
    guide.awaitLoaded();
    guide.picture("overview-regions");
    return guide.fx(() -> window.console().pages().overview().regions().size()) + " regions";
  }

  private String addImage() throws Exception {
    Path folder = Files.createTempDirectory("novadesk-tour");
    Path file = Files.write(folder.resolve("edge-router.raw"), new byte[3 << 20]);
    try {
      go(item -> item.isPage("images"));
      guide.awaitRows("image-table");
      guide.press("image-add");
      guide.type("image-new-file", file.toString());
      guide.await("the file to be looked at", () -> !isDisabled("image-new-accept"));
      guide.picture("image-new");
      guide.press("image-new-accept");
      return outcome();
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private String editImage() throws Exception {
    selectImage("web-golden");
    guide.picture("images");
    guide.press("image-edit");
    guide.picture("image-edit");
    guide.fx(
        () -> {
          ((javafx.scene.control.ComboBox<?>) guide.node("image-edit-visibility"))
              .getSelectionModel()
              .select(1);
          return true;
        });
    guide.press("image-edit-accept");
    guide.await("the dialog to close", () -> !window.view().modal().isOpen());
    guide.await("the change in the list", () -> isEnabled("image-members"));
    guide.press("image-members");
    guide.type("image-members-new", "6f70656e737461636b206e6f76610002");
    guide.press("image-members-add");
    guide.await("the member", () -> window.scene().lookup("#image-members-list .exact") != null);
    guide.picture("image-members");
    guide.press("image-members-accept");
    return "shared with one project";
  }

  private boolean isDisabled(String id) {
    return window.scene().lookup("#" + id) == null || guide.node(id).isDisabled();
  }

  private boolean isEnabled(String id) {
    return !isDisabled(id);
  }

  private String deleteImage() throws Exception {
    selectImage("ubuntu-22.04");
    guide.picture("image-refused");
    selectImage("edge-router");
    guide.press("image-delete");
    guide.picture("image-delete");
    guide.press("image-delete-accept");
    return outcome();
  }

  private String keyPair() throws Exception {
    Path folder = Files.createTempDirectory("novadesk-tour");
    Path file = folder.resolve("tour");
    try {
      go(item -> item.isPage("keypairs"));
      guide.awaitRows("keypair-table");
      guide.press("keypair-generate");
      guide.type("keypair-new-name", "tour");
      guide.type("keypair-new-file", file.toString());
      guide.picture("keypair-new");
      guide.press("keypair-new-accept");
      guide.await("the dialog to close", () -> !window.view().modal().isOpen());
      guide.await(
          "the key in the list",
          () ->
              window.console().pages().keyPairs().list().rows().stream()
                  .anyMatch(pair -> pair.name().equals("tour")));
      guide.picture("keypairs");
      return Files.size(file) + " bytes of private key on disk";
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private String serverGroup() throws Exception {
    go(item -> item.isPage("groups"));
    guide.press("group-create");
    guide.type("group-new-name", "databases-apart");
    guide.picture("group-new");
    guide.press("group-new-accept");
    guide.await("the dialog to close", () -> !window.view().modal().isOpen());
    guide.awaitRows("group-table");
    guide.picture("groups");
    return "made and listed";
  }

  private String flavors() throws Exception {
    go(item -> item.isPage("flavors"));
    guide.awaitRows("flavor-table");
    guide.fx(
        () -> {
          ((TableView<?>) guide.node("flavor-table")).getSelectionModel().selectRange(2, 5);
          window
              .console()
              .pages()
              .flavors()
              .imageProperty()
              .set(window.console().pages().flavors().images().getLast());
          return true;
        });
    guide.picture("flavors");
    return guide.fx(() -> window.console().pages().flavors().list().rows().size())
        + " flavors, 3 compared";
  }

  private String json() throws Exception {
    guide.fx(
        () -> {
          window.view().showJson();
          window
              .console()
              .jsonTool()
              .take("{\"server\": {\"name\": \"web-01\", \"flavorRef\": 2, \"metadata\": {}}}");
          return true;
        });
    guide.await(
        "the text to be read", () -> window.scene().lookup("#json-tool .json-name") != null);
    guide.picture("json");
    guide.fx(
        () -> {
          window.view().showTasks();
          return true;
        });
    return "laid out beside the text";
  }

  private void selectImage(String name) throws Exception {
    guide.await(
        "image " + name,
        () ->
            window.console().pages().images().list().rows().stream()
                .anyMatch(i -> i.name().equals(name)));
    guide.fx(
        () -> {
          TableView<?> table = (TableView<?>) guide.node("image-table");
          for (int i = 0; i < table.getItems().size(); i++) {
            if (window.console().pages().images().list().rows().get(i).name().equals(name)) {
              table.getSelectionModel().clearAndSelect(i);
            }
          }
          return true;
        });
  }

  private String outcome() throws Exception {
    OperationRow row = guide.fx(() -> window.console().operations().rows().getFirst());
    guide.await("the end of " + row.title(), () -> row.state().isEnd());
    if (!(row.state() instanceof OperationState.Done)) {
      throw new AssertionError(row.sentence());
    }
    return row.sentence();
  }

  private void go(Predicate<NavItem> wanted) throws Exception {
    guide.fx(
        () -> {
          NavItem found = find(window.console().navigation().roots(), wanted);
          window
              .console()
              .navigation()
              .selectedProperty()
              .set(Objects.requireNonNull(found, "the tree has no such entry"));
          return true;
        });
  }

  private static @Nullable NavItem find(List<NavItem> items, Predicate<NavItem> wanted) {
    for (NavItem item : items) {
      NavItem found = wanted.test(item) ? item : find(item.children(), wanted);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
