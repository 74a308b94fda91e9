package io.novadesk.view.palette;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.copy.Copied;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.viewmodel.palette.PaletteCommand;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What the palette makes of the menus. */
@ExtendWith(ApplicationExtension.class)
class MenuCommandsTest {
  private Copied filter = new Copied.Not("There is no filter.");

  @Test
  void anEntryThatIsLookedAtWhenItsMenuOpensIsAsTrueInThePalette() throws Exception {
    assertThat(
            WaitForAsyncUtils.asyncFx(
                    () -> {
                      Menu copy = CopyAs.menu("copy", CopyAs.FORMS_OF_FILTERS, _ -> filter);
                      MenuBar bar = new MenuBar(new Menu("View", null, copy));
                      boolean before = MenuCommands.of(bar).stream().anyMatch(this::isPossible);
                      filter = new Copied.Ready("novadesk server list");
                      return before
                          + " "
                          + MenuCommands.of(bar).stream().allMatch(this::isPossible);
                    })
                .get())
        .isEqualTo("false true");
  }

  private boolean isPossible(PaletteCommand command) {
    return command.whyNot().isEmpty();
  }
}
