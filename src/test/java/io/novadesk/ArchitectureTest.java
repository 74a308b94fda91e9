package io.novadesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.plan.PlanRun;
import java.io.PrintStream;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The borders between the layers, as ARCHITECTURE.md tells them. */
@AnalyzeClasses(packages = "io.novadesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Beside the rules, because reading all classes takes longer than checking them. */
  @ArchTest static final ArchTests PICTURE = ArchTests.in(LayersPicture.class);

  private static final DescribedPredicate<JavaClass> JAVAFX =
      DescribedPredicate.describe(
          "JavaFX or a library of nodes",
          c ->
              c.getPackageName().startsWith("javafx.")
                  || c.getPackageName().startsWith("com.sun.javafx.")
                  || c.getPackageName().startsWith("org.controlsfx.")
                  || c.getPackageName().startsWith("atlantafx.")
                  || c.getPackageName().startsWith("org.kordamp."));

  private static final DescribedPredicate<JavaClass> NODES =
      DescribedPredicate.describe(
          "anything of JavaFX but beans, collections, event-free utilities",
          c ->
              JAVAFX.test(c)
                  && !c.getPackageName().startsWith("javafx.beans")
                  && !c.getPackageName().startsWith("javafx.collections")
                  && !c.getPackageName().startsWith("javafx.util"));

  private static final DescribedPredicate<JavaClass> BEHAVIOUR_BELOW_THE_VIEW_MODELS =
      DescribedPredicate.describe(
          "classes of api, cloud, common, record, profile or task that are neither records nor"
              + " enums",
          c ->
              (c.getPackageName().startsWith("io.novadesk.api")
                      || c.getPackageName().startsWith("io.novadesk.record")
                      || c.getPackageName().startsWith("io.novadesk.cloud")
                      || c.getPackageName().startsWith("io.novadesk.common")
                      || c.getPackageName().startsWith("io.novadesk.profile")
                      || c.getPackageName().startsWith("io.novadesk.task"))
                  && !c.isRecord()
                  && !c.isEnum()
                  && !isSealedFamilyOfRecords(c));

  /** A sealed interface whose cases are nested records is a value too. */
  private static boolean isSealedFamilyOfRecords(JavaClass c) {
    return c.isInterface()
        && c.getModifiers().contains(JavaModifier.ABSTRACT)
        && c.reflect().isSealed();
  }

  /** Calls that follow the language of this computer where no language is named. */
  private static final Map<Class<?>, Set<String>> OF_A_LANGUAGE =
      Map.of(
          String.class, Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
          MessageFormat.class, Set.of("<init>"),
          DateTimeFormatter.class, Set.of("ofPattern"),
          NumberFormat.class, Set.of("getInstance", "getIntegerInstance", "getPercentInstance"),
          DecimalFormat.class, Set.of("<init>"),
          Collator.class, Set.of("getInstance"),
          Formatter.class, Set.of("<init>"),
          PrintStream.class, Set.of("printf", "format"));

  private static final DescribedPredicate<JavaCall<?>> THE_LANGUAGE_OF_THIS_COMPUTER =
      DescribedPredicate.describe(
          "that follow the language of this computer",
          call ->
              OF_A_LANGUAGE.entrySet().stream()
                  .anyMatch(
                      e ->
                          call.getTargetOwner().isEquivalentTo(e.getKey())
                              && e.getValue().contains(call.getName())
                              && call.getTarget().getRawParameterTypes().stream()
                                  .noneMatch(type -> type.isEquivalentTo(Locale.class))));

  /** What a cloud is sent, and what a sentence says, must not depend on where it is typed. */
  @ArchTest
  static final ArchRule everyFormatNamesItsLanguage =
      noClasses().should().callCodeUnitWhere(THE_LANGUAGE_OF_THIS_COMPUTER);

  @ArchTest
  static final ArchRule lowerLayersKnowNoJavaFx =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.novadesk.api..",
              "io.novadesk.cloud..",
              "io.novadesk.record..",
              "io.novadesk.task..",
              "io.novadesk.profile..",
              "io.novadesk.keychain..",
              "io.novadesk.glib..",
              "io.novadesk.i18n..",
              "io.novadesk.common..",
              "io.novadesk.cli..",
              "io.novadesk.demo..")
          .should()
          .dependOnClassesThat(JAVAFX);

  @ArchTest
  static final ArchRule theCommandLineKnowsNoScreens =
      noClasses()
          .that()
          .resideInAnyPackage("io.novadesk.cli..", "io.novadesk.common..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.novadesk.viewmodel..",
              "io.novadesk.view..",
              "io.novadesk.window..",
              "io.novadesk.tour..",
              "io.novadesk.app..");

  @ArchTest
  static final ArchRule viewModelsKnowNoNodes =
      noClasses()
          .that()
          .resideInAPackage("io.novadesk.viewmodel..")
          .should()
          .dependOnClassesThat(NODES);

  @ArchTest
  static final ArchRule viewsSeeOnlyValuesBelowTheViewModels =
      noClasses()
          .that()
          .resideInAPackage("io.novadesk.view..")
          .should()
          .dependOnClassesThat(BEHAVIOUR_BELOW_THE_VIEW_MODELS);

  @ArchTest
  static final ArchRule demoIsTheOtherSideOfTheWire =
      noClasses()
          .that()
          .resideInAPackage("io.novadesk.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.novadesk.api..",
              "io.novadesk.cloud..",
              "io.novadesk.profile..",
              "io.novadesk.task..",
              "io.novadesk.view..",
              "io.novadesk.viewmodel..");

  @ArchTest
  static final ArchRule onlyAppStartsTheDemo =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.novadesk.demo..",
              "io.novadesk.app..",
              "io.novadesk.window..",
              "io.novadesk.tour..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.novadesk.demo..");

  @ArchTest
  static final ArchRule layersLookDownwards =
      noClasses()
          .that()
          .resideInAPackage("io.novadesk.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.novadesk.cloud..",
              "io.novadesk.profile..",
              "io.novadesk.common..",
              "io.novadesk.task..",
              "io.novadesk.viewmodel..",
              "io.novadesk.view..",
              "io.novadesk.window..",
              "io.novadesk.tour..",
              "io.novadesk.app..");

  @ArchTest
  static final ArchRule cloudLooksDownwards =
      noClasses()
          .that()
          .resideInAPackage("io.novadesk.cloud..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.novadesk.task..",
              "io.novadesk.viewmodel..",
              "io.novadesk.view..",
              "io.novadesk.window..",
              "io.novadesk.tour..",
              "io.novadesk.app..");

  @ArchTest
  static final ArchRule viewModelsLookDownwards =
      noClasses()
          .that()
          .resideInAPackage("io.novadesk.viewmodel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.novadesk.view..",
              "io.novadesk.window..",
              "io.novadesk.tour..",
              "io.novadesk.app..");

  @ArchTest
  static final ArchRule viewsKnowNoWindow =
      noClasses()
          .that()
          .resideInAnyPackage("io.novadesk.view..", "io.novadesk.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.novadesk.window..", "io.novadesk.tour..", "io.novadesk.app..");

  @ArchTest
  static final ArchRule theGroundKnowsNobody =
      noClasses()
          .that()
          .resideInAnyPackage("io.novadesk.task..", "io.novadesk.i18n..", "io.novadesk.profile..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.novadesk.cloud..",
              "io.novadesk.common..",
              "io.novadesk.demo..",
              "io.novadesk.viewmodel..",
              "io.novadesk.view..",
              "io.novadesk.window..",
              "io.novadesk.tour..",
              "io.novadesk.app..");

  @ArchTest
  static final ArchRule oneHopToTheJavaFxThread =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.novadesk.window.FxTaskRunner")
          .should()
          .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

  @ArchTest
  static final ArchRule onlyApiSpeaksHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.novadesk.api..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule onlyTheEdgesReadJson =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.novadesk.api..", "io.novadesk.profile..", "io.novadesk.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tools.jackson..");

  @ArchTest
  static final ArchRule threadsComeFromTaskAndApp =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.novadesk.task..",
              "io.novadesk.app..",
              "io.novadesk.window..",
              "io.novadesk.tour..",
              "io.novadesk.demo..")
          .should()
          .callConstructorWhere(
              DescribedPredicate.describe(
                  "a thread is made", call -> call.getTargetOwner().isEquivalentTo(Thread.class)));

  @ArchTest
  static final ArchRule onlyAppPrints =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.novadesk.app..", "io.novadesk.window..", "io.novadesk.tour..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** Each asks the guard of production clouds first. */
  @ArchTest
  static final ArchRule commandsStartAtTheGate =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.novadesk.cloud..")
          .and()
          .doNotHaveFullyQualifiedName("io.novadesk.viewmodel.operations.OperationsViewModel")
          .and()
          .doNotHaveFullyQualifiedName("io.novadesk.viewmodel.plans.PlansViewModel")
          .and()
          .doNotHaveFullyQualifiedName("io.novadesk.cli.Work")
          .should()
          .callConstructorWhere(
              DescribedPredicate.describe(
                  "a command or a plan of them is made to be sent",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Operation.class)
                          || call.getTargetOwner().isEquivalentTo(PlanRun.class)));

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.novadesk.(**)").should().beFreeOfCycles();
}
