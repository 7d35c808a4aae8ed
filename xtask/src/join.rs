//! Makes one WebAssembly file of several that share the main file's memory and table of functions.
//!
//! The splitter writes a file for every set of parts that share something: hundreds of small ones. A browser
//! asks for each, compiles each and links each, which takes longer than what is in them. Files that are
//! loaded together anyway are better as one.

use std::collections::BTreeMap;
use std::ops::Range;

use wasm_encoder::reencode::{self, Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, NameMap,
    NameSection, RawSection, SectionId,
};
use wasmparser::{
    Data, DataKind, Element, ElementItems, ElementKind, FunctionBody, Import, KnownCustom, Name,
    Operator, Parser, Payload, TypeRef,
};

/// Why files cannot be joined.
type Refusal = reencode::Error<Unexpected>;

/// What a file has that the splitter of this version does not write.
#[derive(Debug)]
pub(crate) struct Unexpected(&'static str);

impl std::fmt::Display for Unexpected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Unexpected {}

fn unexpected(what: &'static str) -> Refusal {
    Refusal::UserError(Unexpected(what))
}

/// A file as the splitter writes it: it defines functions, places in the main file's table, and data.
#[derive(Default)]
struct Part<'a> {
    /// The section of types: the splitter copies that of the whole program into every file.
    types: &'a [u8],
    /// The memory, the table and the stack pointer of the main file, each the first of its kind.
    imports: Vec<Import<'a>>,
    /// The type of each function.
    function_types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// The names of functions, by which wasm-opt sorts them.
    names: BTreeMap<u32, &'a str>,
    elements: Vec<Element<'a>>,
    data: Vec<Data<'a>>,
}

/// One file that does what `files` do together. Calls from one of them into another, which go through the
/// table, become direct ones.
///
/// # Errors
///
/// If a file is not what the splitter of this version writes.
pub(crate) fn join(files: &[&[u8]]) -> Result<Vec<u8>, Refusal> {
    let parts: Vec<_> = files.iter().map(|file| read(file)).collect::<Result<_, _>>()?;
    let places = places(&parts)?;
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    let (mut elements, mut data) = (ElementSection::new(), DataSection::new());
    let mut names = NameMap::new();
    for (part, places) in parts.iter().zip(&places) {
        let mut moved = Moved(places);
        for (index, (body, of_type)) in (0..).zip(part.bodies.iter().zip(&part.function_types)) {
            let Place::Here(place) = places[index as usize] else { continue };
            functions.function(*of_type);
            moved.parse_function_body(&mut code, body.clone())?;
            if let Some(name) = part.names.get(&index) {
                names.append(place, name);
            }
        }
        for element in &part.elements {
            moved.parse_element(&mut elements, element.clone())?;
        }
        // A file keeps the places of the whole program's data, most of them empty.
        for datum in part.data.iter().filter(|datum| !datum.data.is_empty()) {
            moved.parse_data(&mut data, datum.clone())?;
        }
    }
    let types = parts.first().map(|part| part.types).unwrap_or_default();
    let mut names_of = NameSection::new();
    names_of.functions(&names);
    let mut module = Module::new();
    module
        .section(&RawSection { id: SectionId::Type.into(), data: types })
        .section(&imports(&parts)?)
        .section(&functions)
        .section(&elements)
        .section(&code)
        .section(&data)
        .section(&names_of);
    Ok(module.finish())
}

fn read(file: &[u8]) -> Result<Part<'_>, Refusal> {
    let mut part = Part::default();
    for payload in Parser::new(0).parse_all(file) {
        match payload? {
            Payload::TypeSection(types) => part.types = slice(file, types.range()),
            Payload::ImportSection(imports) => {
                part.imports = imports.into_imports().collect::<Result<_, _>>()?;
            }
            Payload::FunctionSection(types) => {
                part.function_types = types.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::ElementSection(elements) => {
                part.elements = elements.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => part.bodies.push(body),
            Payload::DataSection(data) => part.data = data.into_iter().collect::<Result<_, _>>()?,
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        let Name::Function(names) = name? else { continue };
                        for naming in names {
                            let naming = naming?;
                            part.names.insert(naming.index, naming.name);
                        }
                    }
                }
            }
            Payload::Version { .. }
            | Payload::DataCountSection { .. }
            | Payload::CodeSectionStart { .. }
            | Payload::End(_) => {}
            // The section is there even if there is nothing in it.
            Payload::ExportSection(exports) if exports.count() == 0 => {}
            _ => return Err(unexpected("a section other than of what it brings to the main file")),
        }
    }
    if part.data.iter().any(|datum| matches!(datum.kind, DataKind::Passive)) {
        return Err(unexpected("data that the program asks for by its number"));
    }
    Ok(part)
}

fn slice(file: &[u8], range: Range<u64>) -> &[u8] {
    // What lies in memory has offsets that do.
    &file[range.start as usize..range.end as usize]
}

/// What the files import, once. They name the first of each kind only, so no number changes.
fn imports(parts: &[Part<'_>]) -> Result<ImportSection, Refusal> {
    let mut section = ImportSection::new();
    let mut known: Vec<Import<'_>> = Vec::new();
    for import in parts.iter().flat_map(|part| &part.imports) {
        if matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
            return Err(unexpected("an imported function"));
        }
        let same_kind = |other: &&Import<'_>| {
            std::mem::discriminant(&other.ty) == std::mem::discriminant(&import.ty)
        };
        match known.iter().find(same_kind) {
            Some(other) if other == import => {}
            Some(_) => return Err(unexpected("two imports of one kind")),
            None => {
                known.push(*import);
                section.import(
                    import.module,
                    import.name,
                    RoundtripReencoder.entity_type(import.ty).map_err(|_| unexpected("a type"))?,
                );
            }
        }
    }
    if parts.iter().any(|part| part.types != parts[0].types) {
        return Err(unexpected("types other than the other files'"));
    }
    Ok(section)
}

/// Where a function of a part is in the joined file.
#[derive(Clone, Copy)]
enum Place {
    /// It has this number.
    Here(u32),
    /// It does nothing but call the function of this number, so that is called instead.
    Calls(u32),
}

/// For each part the place of each of its functions.
fn places(parts: &[Part<'_>]) -> Result<Vec<Vec<Place>>, Refusal> {
    let mut in_table = BTreeMap::new();
    for (number, part) in parts.iter().enumerate() {
        for element in &part.elements {
            for (slot, function) in slots(element)? {
                in_table.insert(slot, (number, function));
            }
        }
    }
    let mut next = 0;
    let mut called = Vec::new();
    let mut places: Vec<Vec<Place>> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let mut of_part = Vec::new();
        for (index, body) in part.bodies.iter().enumerate() {
            let target = called_slot(body)?.and_then(|slot| in_table.get(&slot));
            if let Some(target) = target {
                called.push(((number, index), *target));
            }
            of_part.push(Place::Here(next));
            next += u32::from(target.is_none());
        }
        places.push(of_part);
    }
    for ((part, function), (of_target, target)) in called {
        // A function in the table is one of the program's own, and those are never left out.
        match places[of_target][target as usize] {
            Place::Here(place) => places[part][function] = Place::Calls(place),
            Place::Calls(_) => return Err(unexpected("a call through the table to such a call")),
        }
    }
    Ok(places)
}

/// What an element puts into the table: places there, and numbers of functions.
fn slots(element: &Element<'_>) -> Result<Vec<(i32, u32)>, Refusal> {
    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
        (&element.kind, &element.items)
    else {
        return Err(unexpected("elements that are not functions put into the table"));
    };
    let Operator::I32Const { value: first } = offset_expr.get_operators_reader().read()? else {
        return Err(unexpected("a place in the table that is not a number"));
    };
    let functions: Vec<_> = functions.clone().into_iter().collect::<Result<_, _>>()?;
    Ok((first..).zip(functions).collect())
}

/// The place in the table, if all that a function does is to hand its arguments to the function there.
fn called_slot(body: &FunctionBody<'_>) -> Result<Option<i32>, Refusal> {
    let mut reader = body.get_operators_reader()?;
    let mut handed = 0;
    let slot = loop {
        match reader.read()? {
            Operator::LocalGet { local_index } if local_index == handed => handed += 1,
            Operator::I32Const { value } => break value,
            _ => return Ok(None),
        }
    };
    let calls = matches!(reader.read()?, Operator::CallIndirect { table_index: 0, .. });
    Ok((calls && matches!(reader.read()?, Operator::End) && reader.eof()).then_some(slot))
}

/// Writes a part anew where its functions have other numbers.
struct Moved<'a>(&'a [Place]);

impl Reencode for Moved<'_> {
    type Error = Unexpected;

    fn function_index(&mut self, function: u32) -> Result<u32, Refusal> {
        match self.0.get(function as usize) {
            Some(Place::Here(place) | Place::Calls(place)) => Ok(*place),
            None => Err(unexpected("a function that it does not define")),
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, Elements, EntityType, Function, MemoryType, RefType, TableType, TypeSection,
        ValType,
    };
    use wasmparser::Validator;

    use super::*;

    /// A file with the functions given, put into the table from `first_slot` on, and data at an address.
    fn file(functions: &[Function], first_slot: i32, in_table: &[u32], address: i32) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let table = TableType {
            element_type: RefType::FUNCREF,
            minimum: 9,
            maximum: None,
            table64: false,
            shared: false,
        };
        imports.import("__wasm_split", "memory", EntityType::Memory(memory));
        imports.import("__wasm_split", "table", EntityType::Table(table));
        let (mut of_type, mut code) = (FunctionSection::new(), CodeSection::new());
        for function in functions {
            of_type.function(0);
            code.function(function);
        }
        let mut elements = ElementSection::new();
        elements.active(
            Some(0),
            &ConstExpr::i32_const(first_slot),
            Elements::Functions(in_table.into()),
        );
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(0), []);
        data.active(0, &ConstExpr::i32_const(address), *b"data");
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&of_type);
        module.section(&elements).section(&code).section(&data);
        module.finish()
    }

    fn body(write: impl Fn(&mut wasm_encoder::InstructionSink<'_>)) -> Function {
        let mut function = Function::new([]);
        write(&mut function.instructions());
        function.instructions().end();
        function
    }

    fn through_table(slot: i32) -> Function {
        body(|it| {
            it.i32_const(slot).call_indirect(0, 0);
        })
    }

    fn operators(file: &[u8]) -> Vec<String> {
        let part = read(file).expect("it was written here");
        let of = |body: &FunctionBody<'_>| {
            let reader = body.get_operators_reader().expect("it is a body");
            reader
                .into_iter()
                .map(|it| format!("{:?}", it.expect("it is valid")))
                .collect::<Vec<_>>()
                .join("; ")
        };
        part.bodies.iter().map(of).collect()
    }

    #[test]
    fn a_call_into_another_file_becomes_a_direct_one() {
        let calling = file(
            &[
                body(|it| {
                    it.call(1);
                }),
                through_table(5),
            ],
            3,
            &[0],
            16,
        );
        let called = file(
            &[body(|it| {
                it.i32_const(42);
            })],
            5,
            &[0],
            32,
        );
        let joined = join(&[&calling, &called]).expect("both are as expected");
        Validator::new().validate_all(&joined).expect("it is WebAssembly");
        assert_eq!(
            operators(&joined),
            ["Call { function_index: 1 }; End", "I32Const { value: 42 }; End"]
        );
        let part = read(&joined).expect("it was written here");
        let slots: Vec<_> =
            part.elements.iter().flat_map(|it| slots(it).expect("they are functions")).collect();
        assert_eq!(slots, [(3, 0), (5, 1)]);
        assert_eq!(part.data.len(), 2, "data that is empty is left out");
        assert_eq!(part.imports.len(), 2, "the memory and the table, once each");
    }

    #[test]
    fn a_call_to_what_is_elsewhere_goes_through_the_table_as_before() {
        let calling = file(
            &[
                body(|it| {
                    it.call(1);
                }),
                through_table(7),
            ],
            3,
            &[0],
            16,
        );
        let joined = join(&[&calling]).expect("it is as expected");
        Validator::new().validate_all(&joined).expect("it is WebAssembly");
        assert_eq!(operators(&joined).len(), 2);
        assert!(operators(&joined)[1].contains("CallIndirect"));
    }

    #[test]
    fn what_the_splitter_does_not_write_is_refused() {
        let mut imports = ImportSection::new();
        imports.import("elsewhere", "function", EntityType::Function(0));
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut module = Module::new();
        module.section(&types).section(&imports);
        assert!(join(&[&module.finish()]).is_err());
        assert!(join(&[b"not WebAssembly"]).is_err());
    }
}
