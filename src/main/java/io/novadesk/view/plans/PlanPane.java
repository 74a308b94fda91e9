package io.novadesk.view.plans;

import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The page of a plan: a draft until it begins, then how it goes. */
public final class PlanPane extends StackPane {
  private final PlansViewModel model;
  private final Consumer<PlanDraft> later;
  private final ChangeListener<@Nullable Page> onPage = (_, _, page) -> show(page);
  private @Nullable PlanRunView running;
  private Runnable focusFirst = () -> {};
  private Runnable escape = () -> {};

  /**
   * @param later asks when a drafted plan is to begin
   */
  public PlanPane(PlansViewModel model, Consumer<PlanDraft> later) {
    this.model = model;
    this.later = later;
    setId("plan-page");
    getStyleClass().add("plan-page");
    Look.dress(this, "plans.css");
    // Before the controls, some of which keep the key to themselves.
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            escape.run();
            event.consume();
          }
        });
    model.pageProperty().addListener(onPage);
    show(model.pageProperty().get());
  }

  /** Gives the keyboard to what a person needs first; once the page is in the window. */
  public void focusFirst() {
    focusFirst.run();
  }

  public void dispose() {
    model.pageProperty().removeListener(onPage);
    disposeRunning();
  }

  private void show(@Nullable Page page) {
    disposeRunning();
    switch (page) {
      case Page.Draft(var draft) -> {
        PlanDraftView view = new PlanDraftView(draft, model, later);
        focusFirst = view::focusFirst;
        escape = view::escape;
        getChildren().setAll(view);
      }
      case Page.Run(var plan) -> {
        PlanRunView view = new PlanRunView(plan, model);
        running = view;
        focusFirst = view::focusFirst;
        escape = model::closePage;
        getChildren().setAll(view);
      }
      case null -> getChildren().clear();
    }
  }

  private void disposeRunning() {
    if (running != null) {
      running.dispose();
      running = null;
    }
  }
}
