//! The design system. It knows no feature, no route and no API: parts take texts, signals and callbacks.
//!
//! Each part is built on the native element that has its behaviour, says its keyboard and its accessible name in its
//! doc comment, and has a style sheet of the same name in `style/ui/`.

mod amount;
mod button;
mod check_list;
mod code_input;
mod column_settings;
mod command_palette;
mod copy_id;
mod data_table;
mod density;
mod dialog;
mod drawer;
mod error_summary;
mod field;
mod file_input;
mod filter_bar;
mod filter_state;
mod filter_tokens;
#[cfg(feature = "gallery")]
pub mod gallery;
#[cfg(feature = "gallery")]
mod gallery_samples;
mod head_tool;
mod icon;
mod inputs;
mod key_facts;
mod menu;
mod notice;
mod page_header;
mod pager;
mod popover;
mod selects;
mod shell_frame;
mod side_rail;
mod states;
mod status_tag;
mod switches;
mod table_column;
mod tabs;
mod time_text;
mod timeline;
mod toast;

pub use amount::AmountText;
pub use button::{Button, IconButton, LinkButton, Tone};
pub use check_list::{CheckItem, CheckList, FixLink, Outcome};
pub use code_input::CodeInput;
pub use column_settings::ColumnSettings;
pub use command_palette::{CommandPalette, PaletteItem};
pub use copy_id::CopyId;
pub use data_table::DataTable;
pub use density::{Density, DensityToggle};
pub use dialog::{ConfirmDialog, Dialog, opened_while};
pub use drawer::Drawer;
pub use error_summary::{ErrorSummary, FieldFault};
pub use field::Field;
pub use file_input::{ChosenFile, FileInput, FileLink};
pub use filter_bar::FilterBar;
pub use filter_tokens::{FilterChoice, FilterField, FilterKind, Token};
pub use head_tool::HeadTool;
pub use icon::{Icon, IconName};
pub use inputs::{DateRange, PasswordInput, TextArea, TextInput};
pub use key_facts::{Fact, KeyFacts};
pub use menu::{Menu, MenuItem};
pub use notice::{Banner, Notice, NoticeKind};
pub use page_header::{Breadcrumb, Crumb, PageHeader};
pub use pager::Pager;
pub use selects::{Checkbox, Choice, Radios, Select};
pub use shell_frame::{SkipLink, TopBar};
pub use side_rail::{NavGroup, NavItem, SideRail};
pub use states::{EmptyKind, EmptyState, ErrorState, Failure, Skeleton};
pub use status_tag::{StatusDetail, StatusTag, Turn, TurnLine};
pub use switches::{LanguageSwitch, Theme, ThemeSwitch, apply_stored_theme};
pub use table_column::{Align, Column, ColumnInfo, ColumnPrefs, Sort, TablePrefs};
pub use tabs::{Tab, TabPanel, Tabs};
pub use time_text::TimeText;
pub use timeline::{Timeline, TimelineEvent};
pub use toast::{ToastRegion, Toasts, provide_toasts, use_toasts};
