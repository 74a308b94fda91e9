package io.novadesk.viewmodel.shell;

import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Why a place that was listed has no server, and what would help.
 *
 * @param title in a few words
 * @param text the whole, as a sentence
 * @param launch whether to launch one would help
 * @param widen whether other projects may have servers that can be shown
 */
public record EmptyPlace(
    String title, String text, boolean launch, boolean widen, List<Hint> hints) {
  /**
   * A page of the place that a first server needs.
   *
   * @param place its entry of the tree
   */
  public record Hint(String page, String text, String place) {}

  private EmptyPlace(String title, String text, boolean launch, boolean widen) {
    this(title, text, launch, widen, List.of());
  }

  /** Follows the place that is shown. */
  static ObservableValue<EmptyPlace> following(
      ReadOnlyObjectProperty<@Nullable NavItem> chosen, ProjectScope projects, AwayViewModel away) {
    return Bindings.createObjectBinding(
        () -> of(chosen.get(), projects),
        chosen,
        projects.allProperty(),
        projects.whyNotProperty(),
        away.whyNot());
  }

  private static EmptyPlace of(@Nullable NavItem item, ProjectScope projects) {
    if (item == null || item.regions().isEmpty()) {
      return new EmptyPlace(Text.of("servers.noCloud"), "", false, false);
    }
    Session only = item.cloud();
    String cloud = only == null ? StatusViewModel.names(item.clouds()) : only.shownName();
    Project project = only == null ? null : only.identity().project();
    boolean narrow = projects.whyNotProperty().get().isEmpty() && !projects.allProperty().get();
    if (only != null && project == null && !projects.allProperty().get()) {
      String why = withoutProject(only.identity().scope());
      if (!why.isEmpty()) {
        return new EmptyPlace(Text.of("servers.none.scope"), Text.of(why), false, narrow);
      }
    }
    return switch (item.kind()) {
      case SAVED_FILTER ->
          new EmptyPlace(
              Text.of("servers.none.group"),
              Text.of("servers.none.group.text", cloud, item.label()),
              false,
              narrow);
      case ALL_CLOUDS, WAITING, CLOUD, REGION, SERVERS, PAGE -> {
        boolean launch = item.regions().stream().noneMatch(region -> region.awayProperty().get());
        yield new EmptyPlace(
            Text.of("servers.none"),
            text(project, cloud, projects.allProperty().get(), narrow),
            launch,
            narrow,
            launch && item.regions().size() == 1 ? hints(item.regions().getFirst()) : List.of());
      }
    };
  }

  private static String text(@Nullable Project project, String cloud, boolean all, boolean narrow) {
    String whose =
        all || project == null
            ? Text.of("servers.none.cloud", cloud)
            : Text.of("servers.none.text", project.name(), cloud);
    return narrow ? Text.of("sentences", whose, Text.of("servers.none.admin")) : whose;
  }

  private static List<Hint> hints(RegionModel region) {
    return List.of(
        new Hint("images", Text.of("nav.images"), region.key() + "/images"),
        new Hint("keypairs", Text.of("nav.keyPairs"), region.key() + "/keypairs"));
  }

  /** The sentence for a login that no project's servers can be shown to; empty: not such a one. */
  private static String withoutProject(Scope scope) {
    return switch (scope) {
      case Scope.System _ -> "servers.none.system";
      case Scope.Domain _ -> "servers.none.domain";
      case Scope.Project _, Scope.Trust _, Scope.Unscoped _ -> "";
    };
  }
}
