/* Floors of rooms (level, at y = 0): boards, tiles and the like over the ground's light, and the room in their polish. */
#include "kernel.h"

/* As in render/picture.py. */
enum { BOARDS = 1, TILES = 2, PARQUET = 3, CHECKS = 4 };

typedef struct {
  int32_t kind;
  float size;     /* metres: the width of a board, the side of a tile */
  float groove;   /* metres: half the width of a joint */
  float dark;     /* how dark a joint is */
  float vary;     /* how much one board differs from the next */
  float polish;   /* 0..1: how much it mirrors */
} Floor;

/* Pixels from..to of a row. */
typedef struct { int from, to; float x[MAX_WIDTH], z[MAX_WIDTH], wide[MAX_WIDTH], deep[MAX_WIDTH], tone[MAX_WIDTH]; } Row;

/* Where the row's pixels lie, and what each spans. */
PASS lie(const Camera *camera, const float *restrict depth, Row *restrict row) {
  const Camera cam = *camera;
  const float ifocal = 1.f / cam.focal, fall = maxf(cam.ey, .05f) * cam.focal;
  const int from = row->from, to = row->to;
  EACH (int x = from; x < to; x++) {
    float t = minf(depth[x], 200.f), u = (x - cam.cx) * ifocal;
    row->x[x] = cam.ex + (cam.fx + cam.rx * u) * t;
    row->z[x] = cam.ez + (cam.fz + cam.rz * u) * t;
    float side = t * ifocal, far = t * t / fall;  /* along the screen's rows, along the line of sight */
    row->wide[x] = fabsf(cam.rx) * side + fabsf(cam.fx) * far + 1e-5f;
    row->deep[x] = fabsf(cam.rz) * side + fabsf(cam.fz) * far + 1e-5f;
  }
}

/* How much of a pixel that spans `f` a joint covers, which is 2 w wide and comes back after each period. */
static inline float joint(float x, float period, float w, float f) {
  float q = x / period, d = fabsf(q - floorf(q + .5f)) * period, most = minf(2.f * w / f, 1.f);
  return clampf((w + .5f * f - d) / f, 0.f, most);
}

static inline float seam(float a, float b) { return a + b - a * b; }

/* Boards run away from the camera, each row shifted; parquet turns them in every other square. */
PASS plank(Tile detail, const Floor *floor_, Row *restrict row) {
  const Floor f = *floor_;
  const int from = row->from, to = row->to;
  const float wide = f.size, length = f.kind == BOARDS ? 11.f * wide : 4.f * wide;
  const int turns = f.kind == PARQUET;
  EACH (int i = from; i < to; i++) {
    float a = row->x[i], b = row->z[i], fa = row->wide[i], fb = row->deep[i];
    float ca = floorf(a / length), cb = floorf(b / length), odd = ca + cb - 2.f * floorf((ca + cb) * .5f);
    int swap = turns && odd > .5f;
    float p = swap ? b : a, q = swap ? a : b, fp = swap ? fb : fa, fq = swap ? fa : fb;
    float lane = floorf(p / wide), shift = turns ? 0.f : hash2((int)lane, 7) * length;
    float piece = floorf((q + shift) / length);
    float lines = seam(joint(p, wide, f.groove, fp), joint(q + shift, length, f.groove, fq));
    float grain = tile(detail, p * 300.f, q * 22.f + lane * 37.f) - .5f, fade = unit(1.4f - maxf(fp * 60.f, fq * 6.f));
    float own = hash2((int)lane * 31 + (turns ? (int)(ca * 7.f + cb * 13.f) : 0), (int)piece) - .5f;
    own *= unit(1.6f - fp / wide);
    row->tone[i] = (1.f + own * f.vary + grain * .5f * f.vary * fade) * (1.f - f.dark * lines);
  }
}

/* Squares with joints; every other one dark, or each a little different. */
PASS square(Tile detail, const Floor *floor_, Row *restrict row) {
  const Floor f = *floor_;
  const int from = row->from, to = row->to;
  const float side = f.size;
  const int checks = f.kind == CHECKS;
  EACH (int i = from; i < to; i++) {
    float a = row->x[i], b = row->z[i], fa = row->wide[i], fb = row->deep[i];
    float ca = floorf(a / side), cb = floorf(b / side), odd = ca + cb - 2.f * floorf((ca + cb) * .5f);
    float lines = seam(joint(a, side, f.groove, fa), joint(b, side, f.groove, fb));
    float own = (hash2((int)ca, (int)cb) - .5f) * f.vary, clear = unit(1.5f - maxf(fa, fb) / side);
    float vein = (tile(detail, a * 40.f + own * 90.f, b * 40.f) - .5f) * .16f;
    float dark = checks ? mixf(.55f, odd > .5f ? .12f : .98f, clear) : 1.f;
    row->tone[i] = (1.f + own * clear + vein) * (1.f - f.dark * lines) * dark;
  }
}

PASS paint(const float *restrict tone, const uint8_t *restrict mat, int from, int to, float *restrict R, float *restrict G,
           float *restrict B) {
  EACH (int x = from; x < to; x++) {
    float k = mat[x] == GROUND ? tone[x] : 1.f;
    R[x] *= k; G[x] *= k; B[x] *= k;
  }
}

API void fg_floor(const Camera *cam, const Floor *floor, const Tile *detail, const float *depth, const uint8_t *mat,
                  float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  Row row;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t i = (ptrdiff_t)y * W;
    row.to = 0;
    while (next_run(mat + i, GROUND, W, &row.from, &row.to)) {
      lie(cam, depth + i, &row);
      if (floor->kind == BOARDS || floor->kind == PARQUET) plank(*detail, floor, &row);
      else square(*detail, floor, &row);
      paint(row.tone, mat + i, row.from, row.to, col + i, col + plane + i, col + 2 * plane + i);
    }
  }
}

static inline float unpack(uint32_t light, int shift) {
  float root = (float)(int32_t)(light >> shift & 1023u);
  return root * root * (6.f / 1023.f / 1023.f);
}

/* The mirror (see fg_mirror) at a quarter of its size, [4][h][w]: r g b and the share of texels that show something,
 * both to be blurred. A floor that is waxed and walked on mirrors no edges. */
API void fg_mirror_small(const uint32_t *mirror, int W, int h, int w, float *out, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)h * w;
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < w; x++) {
      float sum[4] = {0.f, 0.f, 0.f, 0.f};
      for (int j = 0; j < 4; j++)
        for (int i = 0; i < 4; i++) {
          uint32_t one = mirror[(ptrdiff_t)(4 * y + j) * W + 4 * x + i];
          if (!one) continue;
          for (int c = 0; c < 3; c++) sum[c] += unpack(one, 20 - 10 * c) * (1.f / 16.f);
          sum[3] += 1.f / 16.f;
        }
      for (int c = 0; c < 4; c++) out[c * plane + (ptrdiff_t)y * w + x] = sum[c];
    }
}

/* Schlick's Fresnel decides how much of the mirror a row shows. */
PASS shine(const Camera *camera, float polish, const uint8_t *restrict mat, const float *restrict small, int h, int w,
           int y, int from, int to, float *restrict R, float *restrict G, float *restrict B) {
  const Camera cam = *camera;
  const float slope = maxf((y - cam.cy) / cam.focal, 0.f), a = 1.f - slope / sqrtf(1.f + slope * slope);
  const float fresnel = polish * (.05f + .95f * a * a * a * a * a);
  const float v = clampf((y + .5f) * .25f - .5f, 0.f, h - 1.001f), t = v - floorf(v);
  const ptrdiff_t plane = (ptrdiff_t)h * w;
  const float *restrict top = small + (ptrdiff_t)v * w;
  EACH (int x = from; x < to; x++) {
    float u = clampf((x + .5f) * .25f - .5f, 0.f, w - 1.001f), s = u - floorf(u), sum[4];
    int i = (int)u;
    for (int c = 0; c < 4; c++) {
      const float *p = top + c * plane;
      sum[c] = mixf(mixf(p[i], p[i + 1], s), mixf(p[i + w], p[i + w + 1], s), t);
    }
    float k = mat[x] == GROUND ? fresnel * minf(sum[3] * 2.f, 1.f) : 0.f, in = k / maxf(sum[3], 1e-4f);
    R[x] = R[x] * (1.f - k) + sum[0] * in;
    G[x] = G[x] * (1.f - k) + sum[1] * in;
    B[x] = B[x] * (1.f - k) + sum[2] * in;
  }
}

API void fg_polish(const Camera *cam, float polish, const uint8_t *mat, const float *small, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t i = (ptrdiff_t)y * W;
    for (int from, to = 0; next_run(mat + i, GROUND, W, &from, &to);)
      shine(cam, polish, mat + i, small, cam->height / 4, W / 4, y, from, to, col + i, col + plane + i, col + 2 * plane + i);
  }
}
