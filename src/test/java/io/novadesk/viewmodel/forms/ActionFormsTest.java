package io.novadesk.viewmodel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.view.servers.ActionLook;
import io.novadesk.view.servers.ActionLook.Ask;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each action has what an action needs to be asked for. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before the first test.
class ActionFormsTest {
  private static final Set<Ask> DIALOGS = EnumSet.of(Ask.YES, Ask.CHOICE, Ask.FORM);
  private static final QueueTaskRunner TASKS = new QueueTaskRunner();
  private static OpenDemo demo;
  private static RegionModel region;

  @BeforeAll
  static void open() throws Exception {
    demo = OpenDemo.as("admin", DemoSettings.standard().withTimeScale(0.05));
    region = new RegionModel(demo.session(), demo.region(), TASKS);
    TASKS.until(() -> region.rows().size() > 20 && !region.flavors().isEmpty());
  }

  @AfterAll
  static void close() {
    region.dispose();
    demo.close();
    TASKS.close();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EDIT_METADATA")
  void oneServerAndManyAreAskedByOneForm(ServerAction action) {
    List<ServerRow> two = region.rows().stream().limit(2).toList();
    ServerRow row = two.getFirst();
    ActionForm one = ActionForms.of(action, Takers.one(row, TASKS));
    ActionForm many = ActionForms.of(action, Takers.many(two, TASKS));
    assertThat(many).hasSameClassAs(one);
    assertThat(many.title(2)).contains("2 servers");
    assertSentence(many.about());
    if (DIALOGS.contains(ActionLook.of(action).ask())) {
      assertThat(one.title()).contains(row.name());
      assertSentence(one.verb());
      assertSentence(one.about());
    }
    for (ActionForm form : List.of(one, many)) {
      assertThat(form.fields().stream().flatMap(ActionFormsTest::idOf)).doesNotHaveDuplicates();
      form.dispose();
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsNameAndItsRefusalAreSentences(ServerAction action) {
    assertSentence(Text.of("action." + action));
    for (ServerRow row : region.rows()) {
      if (ActionsViewModel.check(action, row) instanceof Legality.Refused(String reason)) {
        assertSentence(reason);
      }
    }
  }

  /** A key that has none shows itself. */
  private static void assertSentence(String text) {
    assertThat(text).doesNotContainPattern("\\w\\.[A-Za-z]+\\.?[A-Z_]{4,}");
  }

  private static Stream<String> idOf(FormField field) {
    return switch (field) {
      case FormField.Line line -> Stream.of(line.id());
      case FormField.Hidden hidden -> Stream.of(hidden.id());
      case FormField.Choice<?> choice -> Stream.of(choice.id());
      case FormField.Word word -> Stream.of(word.id());
      case FormField.Count count -> Stream.of(count.id());
      case FormField.Tick tick -> Stream.of(tick.id());
      case FormField.Remark remark -> Stream.of(remark.id());
      case FormField.Either either -> Stream.of(either.id());
      case FormField.Beside beside ->
          Stream.of(beside.left(), beside.right()).flatMap(ActionFormsTest::idOf);
      case FormField.Pairs _,
          FormField.Fixed _,
          FormField.Meant _,
          FormField.Consequences _,
          FormField.Flavors _,
          FormField.Rebuilding _ ->
          Stream.empty();
    };
  }
}
