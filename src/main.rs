//! In the browser this mounts the app; elsewhere it is the terminal program.

#[cfg(target_family = "wasm")]
fn main() {
    tabletop::ui::start();
}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    tabletop::cli::main()
}
