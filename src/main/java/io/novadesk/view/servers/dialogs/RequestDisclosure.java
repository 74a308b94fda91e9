package io.novadesk.view.servers.dialogs;

import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.CopyAs;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The request exactly as it will be sent, folded away until somebody wants to see it. */
public final class RequestDisclosure extends TitledPane {
  private static final int MOST_LINES = 13;
  private static final int COLUMNS = 60;

  /** One that may be known only later: null until then. */
  public RequestDisclosure(
      ReadOnlyObjectProperty<@Nullable RequestPreview> request, Function<CopyForm, Copied> copied) {
    this(
        Bindings.createObjectBinding(
            () -> {
              RequestPreview now = request.get();
              return now == null ? List.of() : List.of(now);
            },
            request),
        copied);
  }

  /** All that are sent, one after the other; none while they are not known. */
  public RequestDisclosure(
      ObservableValue<List<RequestPreview>> requests, Function<CopyForm, Copied> copied) {
    setId("request");
    getStyleClass().addAll("request-disclosure", "dense");
    setText(Text.of("request.title"));
    setAnimated(false);
    setExpanded(false);
    TextArea text = new TextArea();
    text.setId("request-text");
    text.setEditable(false);
    text.getStyleClass().add("exact");
    text.setPrefColumnCount(COLUMNS);
    // Long addresses take a second line rather than a way to scroll.
    text.setWrapText(true);
    text.textProperty()
        .bind(Bindings.createStringBinding(() -> write(requests.getValue()), requests));
    text.prefRowCountProperty()
        .bind(
            Bindings.createIntegerBinding(
                () -> Math.min(MOST_LINES, rows(text.getText()) + 1), text.textProperty()));
    MenuButton copyAs = CopyAs.button("request-copy-as", CopyAs.FORMS_OF_REQUESTS, copied);
    copyAs.disableProperty().bind(BooleanExpression.booleanExpression(requests.map(List::isEmpty)));
    VBox content = new VBox(text, copyAs);
    content.setAlignment(Pos.TOP_RIGHT);
    setContent(content);
  }

  /** How many rows it takes once its long lines are folded. */
  private static int rows(String text) {
    return text.lines().mapToInt(line -> 1 + line.length() / COLUMNS).sum();
  }

  private static String write(List<RequestPreview> requests) {
    return requests.isEmpty()
        ? Text.of("request.incomplete")
        : requests.stream().map(RequestDisclosure::write).collect(Collectors.joining("\n\n"));
  }

  private static String write(RequestPreview request) {
    StringBuilder out = new StringBuilder();
    out.append(request.method()).append(' ').append(request.address());
    if (!request.version().isEmpty()) {
      out.append("\nOpenStack-API-Version: compute ").append(request.version());
    }
    if (!request.body().isEmpty()) {
      out.append("\n\n").append(request.body());
    }
    return out.toString();
  }
}
