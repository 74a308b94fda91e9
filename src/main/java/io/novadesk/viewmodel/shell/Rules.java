package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.viewmodel.compare.CompareViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.metadata.MetadataDesk;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.servers.ActionsViewModel;

/** Has every room look again at what may be done, when that is another thing than before. */
final class Rules {
  private final ActionsViewModel actions;
  private final Pages pages;
  private final ServerDetailViewModel detail;
  private final CompareViewModel compare;
  private final MetadataDesk metadata;

  Rules(
      ActionsViewModel actions,
      Pages pages,
      ServerDetailViewModel detail,
      CompareViewModel compare,
      MetadataDesk metadata) {
    this.actions = actions;
    this.pages = pages;
    this.detail = detail;
    this.compare = compare;
    this.metadata = metadata;
    detail.rowProperty().subscribe(row -> metadata.edit(row));
    detail
        .tabProperty()
        .subscribe(
            tab -> {
              if (tab == ServerDetailViewModel.Tab.METADATA) {
                metadata.reread();
              }
            });
    pages.images().list().selectedProperty().subscribe(_ -> editMetadataOfImage());
  }

  /** A cloud was locked, is away or is back. */
  void changed() {
    actions.recheck();
    pages.recheck();
    detail.recheck();
    compare.recheck();
    metadata.edit(detail.rowProperty().get());
    editMetadataOfImage();
  }

  /** A command has ended. */
  void afterwards(CommandRow row) {
    actions.recheck();
    if (row.command().action().is(Trait.MAKES_IMAGE)) {
      row.region().readImages();
    }
    detail.ended(row);
  }

  private void editMetadataOfImage() {
    metadata.edit(
        pages.images().regionProperty().get(), pages.images().list().selectedProperty().get());
  }
}
