package io.novadesk.viewmodel.shell;

import io.novadesk.viewmodel.settings.Hint;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** When a hint would help, by what the window shows. */
public final class HintMoments {
  /** With fewer servers, reading is quicker than grouping. */
  private static final int MANY = 10;

  private HintMoments() {}

  public static Map<Hint, BooleanSupplier> of(ConsoleViewModel console) {
    Map<Hint, BooleanSupplier> moments = new EnumMap<>(Hint.class);
    moments.put(Hint.PALETTE, () -> !console.servers().rows().isEmpty());
    moments.put(Hint.GROUP, () -> showsServers(console) && console.servers().rows().size() > MANY);
    moments.put(Hint.COMPARE, () -> selected(console) == 1);
    moments.put(Hint.AT_ONCE, () -> selected(console) > 1);
    moments.put(Hint.EXCHANGES, () -> !console.operations().rows().isEmpty());
    return moments;
  }

  private static int selected(ConsoleViewModel console) {
    return showsServers(console) ? console.servers().selected().size() : 0;
  }

  private static boolean showsServers(ConsoleViewModel console) {
    var place = console.navigation().selectedProperty().get();
    return place != null && place.showsServers() && console.plans().pageProperty().get() == null;
  }
}
