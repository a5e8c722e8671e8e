import type { Machine } from "../schema";

const skyPilot = {
  currency: "USD",
  from: null,
  to: null,
  source: "Host price list, as published by the SkyPilot catalog v8",
  sourceUrl: "https://github.com/skypilot-org/skypilot-catalog",
  checkedOn: "2026-11-22",
};

const nebius = (name: string, accelerator: string, accelerators: number, memoryGiB: number, hourly: string, region: string): Machine => ({ ...skyPilot, provider: "nebius", name, accelerator, accelerators, memoryGiB, hourly, region }); // prettier-ignore
const lambda = (name: string, accelerator: string, accelerators: number, memoryGiB: number, hourly: string): Machine => ({ ...skyPilot, provider: "lambda", name, accelerator, accelerators, memoryGiB, hourly }); // prettier-ignore

/** Common GPU machines, on demand, never spot. The price is the whole machine's. */
export const machines: Machine[] = [
  nebius("gpu-h100-sxm_1gpu-16vcpu-200gb", "H100", 1, 200, "2.95", "eu-north1"),
  nebius("gpu-h100-sxm_8gpu-128vcpu-1600gb", "H100", 8, 1600, "23.6", "eu-north1"),
  nebius("gpu-h200-sxm_1gpu-16vcpu-200gb", "H200", 1, 200, "3.5", "eu-north1"),
  nebius("gpu-h200-sxm_8gpu-128vcpu-1600gb", "H200", 8, 1600, "28", "eu-north1"),
  nebius("gpu-l40s-a_1gpu-8vcpu-32gb", "L40S", 1, 32, "1.5484", "eu-north1"),
  nebius("gpu-l40s-d_2gpu-64vcpu-384gb", "L40S", 2, 384, "4.5688", "eu-north1"),
  nebius("gpu-b200-sxm_8gpu-160vcpu-1792gb", "B200", 8, 1792, "44", "us-central1"),
  lambda("gpu_1x_a6000", "A6000", 1, 100, "1.09"),
  lambda("gpu_2x_a6000", "A6000", 2, 200, "2.18"),
  lambda("gpu_4x_a6000", "A6000", 4, 400, "4.36"),
  lambda("gpu_8x_v100", "V100", 8, 448, "6.32"),
  {
    provider: "aws",
    name: "g5.xlarge",
    accelerator: "A10G",
    accelerators: 1,
    memoryGiB: 16,
    region: "us-east-1",
    hourly: "1.006",
    currency: "USD",
    from: null,
    to: null,
    source: "Amazon EC2 on-demand prices, read second-hand for June 2026",
    sourceUrl: "https://aws.amazon.com/ec2/pricing/on-demand/",
    checkedOn: "2026-06-17",
  },
];
