fn main() {
    match maia::cli::parse(std::env::args_os()) {
        maia::cli::Parsed::Help(t) => print!("{t}"),
        maia::cli::Parsed::Mistake(t) => eprintln!("{t}"),
        maia::cli::Parsed::Command(c) => println!("{c:?}"),
    }
}
