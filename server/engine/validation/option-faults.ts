import { isAbsent, isPlainObject, type Fault } from "./rules";

/** What the keys of one option demand of each other. */
export function optionFaults(option: Record<string, unknown>, path: string, faults: Fault[]): void {
  if (!isAbsent(option.route)) routerFaults(option, path, faults);
  else costFaults(option, path, faults);
  if (isPlainObject(option.price)) priceFaults(option.price, `${path}.price`, faults);
}

const REPLACED_BY_ROUTE = ["hosting", "price", "unitHourly"];

function routerFaults(option: Record<string, unknown>, path: string, faults: Fault[]): void {
  for (const key of REPLACED_BY_ROUTE)
    if (!isAbsent(option[key]))
      faults.push({ path: `${path}.${key}`, problem: "must not stand beside route: a router has none of its own" });
  if (option.batch === true)
    faults.push({
      path: `${path}.batch`,
      problem: "must not be true for a router; set it on the options it routes to",
    });
}

function costFaults(option: Record<string, unknown>, path: string, faults: Fault[]): void {
  if (isAbsent(option.hosting))
    faults.push({ path: `${path}.hosting`, problem: "is required, unless the option is a router" });
  if (!isAbsent(option.price)) return;
  if (option.hosting === "api") faults.push({ path: `${path}.price`, problem: "is required for hosting api" });
  else if (isAbsent(option.monthlyFixed) && isAbsent(option.unitHourly))
    faults.push({
      path: `${path}.price`,
      problem: "is missing, and so are route, monthlyFixed and unitHourly; what is free says so with 0",
    });
}

const TOKEN_PRICES = ["inputPerMTok", "outputPerMTok", "cachedInputPerMTok", "cacheWritePerMTok"];

function priceFaults(price: Record<string, unknown>, path: string, faults: Fault[]): void {
  if (!isAbsent(price.perRequest)) {
    for (const key of TOKEN_PRICES)
      if (!isAbsent(price[key])) faults.push({ path: `${path}.${key}`, problem: "must not stand beside perRequest" });
    return;
  }
  for (const key of ["inputPerMTok", "outputPerMTok"])
    if (isAbsent(price[key]))
      faults.push({ path: `${path}.${key}`, problem: "is required, unless there is perRequest" });
}
